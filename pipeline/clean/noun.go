package clean

import (
	"strings"

	"rectify/pipeline"
)

// Noun gives German nouns their capital in a record that has lost its
// capitals, those that their ending gives away: words on -ung, -heit, -keit,
// -tion are nouns and nothing else, and so are the words of a closed list. The
// others need a dictionary and a parser, and stay.
var Noun = pipeline.Stage{
	Name: "clean/noun",
	Doc: `Give German nouns their capital where a record has lost all of them, as far as their endings show them.

Before: die behandlung und ihre notwendigkeit werden besprochen
After:  die Behandlung und ihre Notwendigkeit werden besprochen`,
	Propose: capitalizeNouns,
}

func capitalizeNouns(v *pipeline.View) pipeline.Proposal {
	var p pipeline.Proposal
	if primary(v.Lang) != "de" || !lostCase(v) {
		return p
	}
	for s := range words(v.Text) {
		word := v.Text[s.Start:s.End]
		if caseOf(word) != allSmall || !germanNoun(word) || primary(v.LangAt(s.Start)) != "de" || partOfAddress(v.Text, s) || v.Alters(s) {
			continue
		}
		first := pipeline.Span{Start: s.Start, End: s.Start + len(string(firstRune(word)))}
		p.Edits = append(p.Edits, propose(v.Text, first, strings.ToUpper(v.Text[first.Start:first.End]), "clean/noun", 0.95, "a noun by its ending, in a record without capitals"))
	}
	return p
}

// germanNoun reports whether a word in small letters is a noun by its ending, or
// a month or weekday. ("sonntags" is an adverb.)
func germanNoun(word string) bool {
	if germanCalendar[word] {
		return true
	}
	for _, end := range germanEndings {
		if stem, ok := strings.CutSuffix(word, end); ok && len(stem) >= 3 {
			return !germanVerb(word)
		}
	}
	for _, head := range germanHeads {
		if strings.HasSuffix(word, head) && !germanVerbs[word] {
			return true
		}
	}
	return false
}

// germanVerb reports whether a word that ends like a noun is a form of a verb
// or an adjective: "gelungen", "gezwungen", "jung".
func germanVerb(word string) bool {
	for _, end := range germanVerbEndings {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return germanVerbs[word]
}

// germanEndings are those of nouns, and of nothing else but germanVerbs.
var germanEndings = strings.Fields(`ung ungen heit heiten keit keiten schaft schaften tion tionen tät täten ismus nis nisse nissen itis logie logien
	graphie graphien grafie grafien tomie skopie therapie therapien pathie pathien metrie enz`)

// germanHeads are nouns of abstracts that are no form of a verb or adjective,
// alone or at the end of a compound.
var germanHeads = strings.Fields(`patient patienten patientin patientinnen studie studien methode methoden jahre jahren jahrhundert monate monaten woche wochen prozent
	zeitraum analyse diagnose diagnosen klinik kliniken klinikum krankenhaus krankenhauses krankenhäuser ärzte ärzten chirurg chirurgen chirurgie frauen männer männern menschen
	symptom symptome symptomen risiko risiken faktor faktoren parameter parametern system systeme systemen modell modelle modellen gruppe gruppen thema themen literatur artikel
	artikels problem probleme problemen ursache ursachen anzahl zusammenhang zusammenhänge vergleich vergleiche syndrom syndrome karzinom karzinome karzinomen tumoren infarkt infarkte
	eingriff eingriffe eingriffen leitlinie leitlinien konzept konzepte konzepten strategie strategien politik region regionen staaten länder ländern regierung union institut
	kontext kontexte mitarbeiter mitarbeitern krankheit lebensjahr zentrum zentren parlament sicherheitsrat perspektive perspektiven struktur strukturen prozess prozesse prozessen
	instrument instrumente instrumenten programm programme programmen projekt projekte projekten text texte zigaretten komplikation indikation standort standorte`)

// germanCalendar are months and weekdays.
var germanCalendar = set("januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
	"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag")

// germanVerbEndings are endings of participles, infinitives and adjectives that
// look like a noun's.
var germanVerbEndings = strings.Fields(`jung gelungen misslungen gesungen besungen sprungen klungen zwungen drungen schlungen schwungen wirtschaften gesellschaften`)

// germanVerbs are participles that end as nouns do ("Zerrungen").
var germanVerbs = set("errungen", "gerungen", "abgerungen", "jungen")
