package clean

import (
	"strings"
	"sync"

	"github.com/golangci/misspell"
)

// spelling is a word in both varieties, small.
type spelling struct {
	american, british string
	ize               bool // they differ in -ize and -ise alone, so that Oxford spelling has the American form
}

// spellings are the words that differ, by both of their forms. The word lists
// are those of github.com/golangci/misspell; a pair that one of them has in
// one direction only is ambiguous in the other and stands under one form.
var spellings = sync.OnceValue(func() map[string]spelling {
	of := make(map[string]spelling)
	add := func(from, american, british string) {
		if !bothRight[american] && !bothRight[british] {
			of[from] = spelling{american, british, isIze(american, british)}
		}
	}
	for i := 0; i+1 < len(misspell.DictBritish); i += 2 {
		add(misspell.DictBritish[i], misspell.DictBritish[i], misspell.DictBritish[i+1])
	}
	for i := 0; i+1 < len(misspell.DictAmerican); i += 2 {
		add(misspell.DictAmerican[i], misspell.DictAmerican[i+1], misspell.DictAmerican[i])
	}
	for stem := range strings.FieldsSeq(izing) {
		for _, end := range [...]string{"e", "ed", "es", "ing", "ation", "ations"} {
			american, british := stem+"iz"+end, stem+"is"+end
			add(american, american, british)
			add(british, american, british)
		}
	}
	for pair := range strings.FieldsSeq(medical) {
		american, british, _ := strings.Cut(pair, ":")
		add(american, american, british)
		add(british, american, british)
	}
	return of
})

// isIze reports whether two spellings differ in z and s alone, in a word on
// -ize. Oxford spelling has analyse, as the verb is not made with -ize.
func isIze(american, british string) bool {
	return american != british && !strings.Contains(american, "yz") && strings.ReplaceAll(american, "iz", "is") == strings.ReplaceAll(british, "iz", "is")
}

// respell is a word in small letters as a variety has it, "" if it may stand.
func respell(word string, variety Variety) string {
	if len(word) < 4 {
		return ""
	}
	s, ok := spellings()[word]
	if !ok {
		return ""
	}
	to := s.british
	if variety == American || variety == Oxford && s.ize {
		to = s.american
	}
	if to == word {
		return ""
	}
	return to
}

// varietyOf is the variety that a word in small letters gives away, "" for
// none; ize says that it differs from the other in -ize and -ise alone, so that Oxford
// spelling has the American form.
func varietyOf(word string) (v Variety, ize bool) {
	s, ok := spellings()[word]
	switch {
	case !ok:
		return "", false
	case word == s.american:
		return American, s.ize
	}
	return British, s.ize
}

// bothRight are spellings that are right in both varieties, in one meaning or
// among many, so that nothing follows from them.
var bothRight = set("analyses", "catalyses", "paralyses", "breathalyses", "psychoanalyses", "dialogue", "dialogues", "analogue", "analogues", "catalogue", "catalogues", "catalogued", "cataloguing",
	"artefact", "artefacts", "archaeology", "archaeological", "archaeologist", "archaeologists", "archaeologically", "moustache", "moustaches", "foetus", "foetuses", "foetal", "sulphur", "sulphate",
	"sulphates", "sulphide", "sulphides", "sulphurous", "gryphon", "gryphons", "groyne", "groynes", "philtre", "philtres", "pummelled", "pummelling", "snowploughs", "worshipped", "worshipper",
	"worshipping", "edoema", "instal", "instals", "licenced", "licencing", "calliper", "callipers", "encyclopaedia", "encyclopaedias", "encyclopaedic", "mediaeval", "primaeval", "connexion",
	"connexions", "inflexion", "inflexions", "waggon", "waggons", "gipsies", "almanack", "almanacks", "glueing", "moulder", "moulders", "mouldered", "mouldering", "syphon", "syphons", "kilogramme",
	"kilogrammes", "gramme", "grammes", "milligramme", "milligrammes", "homoeopathy", "homoeopathic", "homoeopath", "homoeopaths", "yoghourt", "yoghourts", "tyre", "tyres", "storey", "storeys",
	"cheque", "cheques", "louvre", "louvres", "draughty")

// izing are stems of verbs on -ize that abstracts have and the lists lack.
const izing = `denuclear nuclear securit random digital operational contextual regional global priorit optim immun character hospital visual standard
	conceptual institutional democrat liberal industrial urban modern militar demilitar privat central decentral local final maxim minim general`

// medical are words that abstracts have and the lists lack, American first.
const medical = `tumor:tumour tumors:tumours hypoglycemia:hypoglycaemia hyperglycemia:hyperglycaemia ischemia:ischaemia ischemic:ischaemic anesthesiology:anaesthesiology
	esophageal:oesophageal estrogens:oestrogens hematoma:haematoma hemodialysis:haemodialysis hemodynamic:haemodynamic hemorrhagic:haemorrhagic hemostasis:haemostasis
	leukemias:leukaemias leukemic:leukaemic septicemia:septicaemia bacteremia:bacteraemia uremia:uraemia gynecologic:gynaecologic etiological:aetiological
	behavioral:behavioural behaviorally:behaviourally neighborhood:neighbourhood neighborhoods:neighbourhoods neighboring:neighbouring labor:labour modeling:modelling`
