package clean

// boundEndings are endings of words that are no words, by language: where a
// line begins with one, the word before it was cut. Endings that are words as
// well (able, less, ration; elle, mente) are not here.
var boundEndings = map[string]map[string]bool{
	"en": set("al", "als", "ance", "ances", "ancy", "ary", "ation", "ations", "ational", "ative", "cal", "cally", "cation", "cations", "cial", "cially", "cies", "cy",
		"ence", "ences", "ency", "ers", "ety", "ful", "fication", "ible", "ical", "ically", "ies", "ified", "ifies", "ing", "ings", "ingly", "ished", "ishing", "ist", "istic", "ists", "ities", "ity",
		"ization", "isation", "izations", "isations", "ized", "ised", "izing", "ising", "lation", "lations", "lity", "lities", "ly", "mation", "ment", "ments", "ness", "nesses", "nomic", "nomics", "nomy", "ological", "opment",
		"ories", "ory", "ous", "ously", "rity", "rities", "sion", "sional", "sions", "sive", "sively", "sity", "ssion", "ssions", "tance", "tation", "tations", "tative", "tency", "tential", "tial", "tially", "ticular", "ticularly", "tics", "ting", "tion", "tional", "tionally", "tions", "tive", "tively", "tives", "tivity", "tual", "tually", "ture", "tures", "ular", "zation", "sation", "zations", "sations"),
	"fr": set("ance", "ances", "cation", "cations", "ence", "ences", "eurs", "euse", "euses", "ement", "ements", "ique", "iques", "isation", "isations", "isme", "ismes", "iste", "istes", "ité", "ités", "lement", "ment", "ments", "nique", "niques", "rité", "rités",
		"sion", "sions", "sité", "ssion", "ssions", "taire", "taires", "tation", "tations", "tif", "tifs", "tion", "tions", "tionnel", "tionnelle", "tionnelles", "tionnels", "tive", "tives", "vité"),
	"de": set("dung", "dungen", "gung", "gungen", "heit", "heiten", "isch", "ische", "ischen", "ischer", "isches", "keit", "keiten", "lich", "liche", "lichen", "licher", "liches", "lung", "lungen", "nisse", "nissen", "rung", "rungen", "schaft", "schaften", "schaftlich", "schaftliche", "schaftlichen",
		"sierung", "sion", "sionen", "tät", "täten", "tion", "tionen", "tung", "tungen", "ung", "ungen"),
	"es": set("ción", "ciones", "cional", "cionales", "dades", "encia", "encias", "idad", "idades", "ismo", "ismos", "lidad", "miento", "mientos", "ridad", "sión", "siones", "tivas", "tivo", "tivos"),
	"it": set("zione", "zioni", "zionale", "zionali", "ità", "sione", "sioni", "ismo"),
	"pt": set("ção", "ções", "cional", "cionais", "dade", "idade", "idades", "sões", "ismo"),
	"ru": set("ание", "ания", "ений", "ение", "ении", "ения", "ками", "ного", "ному", "ность", "ностью", "ности", "ностей", "ными", "ных", "ским", "ских", "ского", "ской", "скую", "ственного", "ственной", "ственный", "ством", "тельно", "тельный", "тельного", "ций", "ции", "цией", "ция"),
}
