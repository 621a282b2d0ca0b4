package clean

// longestFunctionWord is the length of the longest of functionWords.
const longestFunctionWord = len("nevertheless")

// functionWords are the closed-class words that begin no name when a word in
// small letters follows. "I", "may", "will", "us" and the like are not among them:
// their capital may be right.
var functionWords = set(
	"the", "a", "an", "this", "these", "those", "that", "it", "its", "we", "they", "he", "she", "our", "their", "his", "her",
	"in", "on", "at", "of", "for", "from", "by", "with", "into", "during", "after", "before", "through", "between", "among", "within", "under",
	"and", "but", "or", "as", "if", "when", "while", "whereas", "because", "although", "though", "since", "where", "which", "who", "whose",
	"however", "therefore", "thus", "hence", "moreover", "nevertheless", "furthermore", "there", "then", "so", "such", "is", "are",
)

// clauseWords are pronouns and conjunctions: after a comma they begin a clause,
// hardly ever a title.
var clauseWords = set("we", "they", "he", "she", "it", "its", "there", "which", "who", "whose", "their", "our", "that", "these", "those", "however",
	"therefore", "thus", "hence", "moreover", "nevertheless", "furthermore", "because", "although", "though", "whereas", "is", "are")

// connectives are adverbs that a comma may follow: ", however, the".
var connectives = set("however", "therefore", "thus", "hence", "moreover", "nevertheless", "furthermore")

// verbs are verb forms and adverbs that follow a pronoun. "It" before any other
// word may be information technology, "He" helium.
var verbs = set(
	"is", "was", "are", "were", "be", "been", "has", "have", "had", "can", "could", "will", "would", "shall", "should", "may", "might", "must", "does", "do", "did",
	"cannot", "also", "then", "therefore", "thus", "only", "not", "never", "still", "often", "just", "now", "further", "first", "always", "usually", "generally",
	"seems", "seemed", "appears", "appeared", "becomes", "became", "remains", "remained", "follows", "followed", "takes", "took", "shows", "showed", "makes", "made",
	"gives", "gave", "provides", "provided", "requires", "required", "means", "meant", "needs", "needed", "plays", "played", "turns", "turned", "comes", "came",
	"argues", "argued", "finds", "found", "says", "said", "suggests", "suggested", "discusses", "discussed", "examines", "examined", "analyzes", "analyses", "describes",
)

// auxiliaries show that a clause follows, and not one more item of a list.
var auxiliaries = set("is", "was", "are", "were", "has", "have", "had", "can", "could", "will", "would", "should", "may", "might", "must", "does", "do", "did", "cannot")

// afterAs are the words after which "As" is a conjunction and not arsenic.
var afterAs = set("a", "an", "the", "well", "for", "far", "long", "soon", "such", "part", "it", "we", "this", "one", "to", "can", "shown", "described", "mentioned",
	"noted", "discussed", "expected", "compared", "with", "they", "these", "he", "she", "of", "our", "its", "their")

// small are words that may stand, in small letters, inside a name or title:
// "On the Origin of Species", "The van Gogh Museum".
var small = set("the", "a", "an", "of", "in", "on", "at", "for", "from", "to", "by", "with", "my", "our", "your", "his", "her", "its", "their", "this", "that", "these", "those",
	"de", "la", "le", "les", "du", "des", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "ter", "el", "al", "bin", "ibn", "and", "or")

// works are words for what has a title; beside them "The lives of others" may
// be one.
var works = set("novel", "novels", "film", "films", "movie", "movies", "poem", "poems", "song", "songs", "album", "albums", "opera", "operas", "painting", "paintings",
	"titled", "entitled", "titles", "book", "books", "essay", "essays", "episode", "episodes", "journal", "magazine", "newspaper", "documentary", "stories", "sculpture", "contents")

// speech are words after which what follows the comma is said, or an example.
var speech = set("say", "says", "said", "ask", "asks", "asked", "reply", "replies", "replied", "write", "writes", "wrote", "answer", "answers", "answered", "declare",
	"declares", "declared", "namely", "maxim", "motto", "question", "al", "vol", "no", "pp")

// beforeYear are words before a year that show that it is a date and not a reference.
var beforeYear = set("in", "since", "of", "and", "until", "till", "by", "from", "to", "during", "after", "before", "between", "year", "january", "february", "march", "april",
	"may", "june", "july", "august", "september", "october", "november", "december")

// symbolWords are function words that are symbols of elements or amino acids too.
var symbolWords = set("as", "in", "he", "at", "his")

// chemicals are other symbols, and names, that show that a sentence is about chemistry.
var chemicals = set("H", "Li", "Be", "B", "C", "N", "O", "F", "Ne", "Na", "Mg", "Al", "Si", "P", "S", "Cl", "Ar", "K", "Ca", "Sc", "Ti", "V", "Cr", "Mn", "Fe", "Co", "Ni", "Cu", "Zn", "Ga",
	"Ge", "Se", "Br", "Kr", "Rb", "Sr", "Zr", "Nb", "Mo", "Ru", "Rh", "Pd", "Ag", "Cd", "Sn", "Sb", "Te", "Xe", "Cs", "Ba", "Pt", "Au", "Hg", "Tl", "Pb", "Bi", "U",
	"Arg", "Lys", "Asp", "Glu", "Ser", "Thr", "Asn", "Gln", "Cys", "Gly", "Pro", "Ala", "Val", "Ile", "Leu", "Met", "Phe", "Tyr", "Trp",
	"arsenic", "indium", "helium", "histidine", "gallium", "cadmium", "mercury")

// wordKind is what a longer word tells about its sentence.
type wordKind uint8

const (
	aFunctionWord wordKind = iota + 1
	aWork
	aChemical
)

// longLengths are the lengths of longWords, and of shorter ones.
var longLengths = lengthsOf(functionWords, works, chemicals)

// longWords are the longer of functionWords, works and chemicals in small letters.
var longWords = func() map[string]wordKind {
	of := make(map[string]wordKind)
	for kind, words := range [...]map[string]bool{aChemical: chemicals, aWork: works, aFunctionWord: functionWords} {
		for w := range words {
			if len(w) >= leastLong {
				of[w] = wordKind(kind)
			}
		}
	}
	return of
}()
