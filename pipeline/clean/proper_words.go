package clean

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// properKind is what sort of name a word is, or begins.
type properKind int

const (
	pronoun properKind = iota + 1
	calendar
	datedMonth
	nation
	ambiguous
	isAcronym
	placeName
)

// properTable has the kinds of words, and where one of them may begin.
type properTable struct {
	kinds map[string]properKind
	where *sieve
}

// properWords are the kinds of all words that begin a name, all of ASCII.
var properWords = sync.OnceValue(func() *properTable {
	of := map[string]properKind{"i": pronoun}
	for first := range places() {
		of[first] = placeName
	}
	for form := range strings.FieldsSeq(acronyms) {
		of[strings.ToLower(form)] = isAcronym
	}
	for kind, list := range map[properKind]map[string]bool{calendar: calendarWords, datedMonth: datedMonths, nation: nations, ambiguous: ambiguousPlaces} {
		for w := range list {
			of[w] = kind
		}
	}
	return &properTable{kinds: of, where: newSieve(slices.Collect(maps.Keys(of)), nil)}
})

// longestProper bounds the words that may begin a name.
const longestProper = 16

// calendarWords are months and weekdays that are nothing else.
var calendarWords = set("january", "february", "april", "june", "july", "september", "october", "november", "december",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays")

// datedMonths are months that are other words too.
var datedMonths = set("march", "may", "august")

// beforeDay are words before a date.
var beforeDay = set("on", "until", "till", "from", "to", "since", "by", "of", "before", "after", "and", "the")

// ambiguousPlaces are countries that are other words too, but hardly ever in an abstract.
var ambiguousPlaces = set("china", "japan", "turkey", "jordan", "chad", "mali", "guinea")

// notPlaces are names of countries and regions that are left alone: other words, or parts of names.
var notPlaces = set("jersey", "georgia", "niger", "reunion", "world", "guam", "montserrat", "dominica", "mayotte", "oceania", "samoa")

// nations are adjectives of nations and continents, their peoples and their languages.
var nations = set(strings.Fields(`african africans algerian american americans arab arabs argentine argentinian armenian asian asians australian australians austrian austrians
	bangladeshi belgian belgians brazilian brazilians british bulgarian cambodian canadian canadians chilean chinese colombian cuban czech danish dutch egyptian egyptians english
	estonian ethiopian european europeans finnish french german germans ghanaian greek greeks hungarian icelandic indian indians indonesian iranian iranians iraqi irish israeli
	israelis italian italians japanese kazakh kenyan korean koreans kurdish latvian lebanese lithuanian malaysian mexican mexicans mongolian moroccan nepalese nepali nigerian
	norwegian norwegians pakistani palestinian peruvian portuguese romanian russian russians saudi scandinavian scottish serbian singaporean slovak slovenian spanish swedish
	swiss syrian taiwanese tanzanian thai tibetan tunisian turkish ukrainian ukrainians uzbek venezuelan vietnamese welsh zambian zimbabwean
	hindi urdu bengali tamil swahili hebrew catalan basque latino latinos hispanic hispanics`)...)

// acronyms are some that every abstract may have and that are no words in
// small letters.
const acronyms = `DNA RNA mRNA HIV PCR MRI ECG EEG ICU PTSD HPV BMI NATO ASEAN APEC OECD OPEC UNESCO UNICEF UNHCR IAEA IMF WTO USA USSR DPRK PRC GDP FDI NGO NGOs WMD ICBM`

// acronymForms are the acronyms by their small letters.
var acronymForms = sync.OnceValue(func() map[string]string {
	of := make(map[string]string)
	for form := range strings.FieldsSeq(acronyms) {
		of[strings.ToLower(form)] = form
	}
	return of
})

// idioms are what follows such an adjective in a common noun: "french fries".
var idioms = set("pig", "pigs", "fries", "window", "windows", "doors", "toast", "press", "roll", "cheese", "chard", "oven", "elm", "ivy", "muffin", "horn", "delight", "bath", "baths", "pastry", "measles", "shepherd",
	"cockroach", "hamster", "ink", "numerals", "numeral", "hedgehog", "setter")

// firstPerson are words after which "i" before them is the pronoun.
var firstPerson = set("am", "have", "had", "was", "will", "would", "argue", "think", "believe", "suggest", "propose", "show", "discuss", "examine", "analyze", "analyse", "explore",
	"describe", "present", "conclude", "consider", "find", "found", "focus", "use", "used", "contend", "demonstrate", "want", "know", "feel", "hope", "shall", "should", "can", "could",
	"do", "did", "also", "then", "further", "cannot", "must", "might", "investigate", "study", "begin", "offer", "claim", "maintain", "draw", "try", "seek", "did")

// clauseLinks are words that a clause may follow, or the name of what is written in it.
var clauseLinks = set("that", "and", "but", "which", "if", "as", "when", "because", "while", "although", "though", "since", "where", "whom", "what", "how", "why", "paper", "article",
	"study", "thesis", "chapter", "essay", "work", "dissertation", "so", "then", "here", "therefore", "thus", "however", "finally", "first", "second", "or", "so", "whether", "than")
