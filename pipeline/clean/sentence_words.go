package clean

import "strings"

// sentenceOpeners are, by language, words that stand after a full stop only at
// the beginning of a sentence. Languages that are not listed are left alone.
var sentenceOpeners = map[string]map[string]bool{
	"en": set(strings.Fields(`the this these those there they we it its our in on at for from by with during after before through between among within under however therefore
		thus hence moreover nevertheless furthermore although though since while whereas because as if when where to an both most all some many such also finally then
		results conclusions conclusion methods patients`)...),
	"fr": set(strings.Fields(`le les la cette ces cet nous elle elles ils il dans pour par sur avec après ainsi cependant toutefois enfin une un des l'étude selon lors`)...),
	"de": set(strings.Fields(`der die das diese dieser dieses wir es sie im in bei mit für nach durch zwischen jedoch zudem außerdem daher eine ein zur zum auf aus als`)...),
	"es": set(strings.Fields(`el los las este esta estos estas se en para por con entre sin según además nosotros una un al también finalmente`)...),
	"pt": set(strings.Fields(`os as este esta estes estas esse essa foi foram em para por com entre segundo além uma um no na nos nas também`)...),
	"it": set(strings.Fields(`il lo gli le questo questa questi queste si in per con tra fra secondo inoltre una un nel nella`)...),
	"nl": set(strings.Fields(`het een deze dit we wij er met voor bij na tussen echter daarom ook`)...),
	"pl": set(strings.Fields(`w na do po dla przez jednak ponadto oraz jest są to te ten wyniki`)...),
	"tr": set(strings.Fields(`bu bir için ayrıca ancak sonuç çalışmada araştırmada iki her`)...),
	"ru": set(strings.Fields(`в на с по из для при после это этот эта эти мы он она они было были показано установлено однако кроме также таким результаты`)...),
	"uk": set(strings.Fields(`у в на з по для при після це цей ця ці ми він вона вони було були однак крім також таким результати`)...),
}

// smallNames are words that begin a name in small letters even after a full stop.
var smallNames = set("de", "van", "von", "der", "den", "ter", "la", "le", "du", "della", "del", "di", "da", "dos", "das", "al", "el", "bin", "ibn", "iPhone", "vs", "et")

// abbreviations are words that a full stop belongs to.
var abbreviations = set(strings.Fields(`al vs e.g i.e eg ie etc cf ca approx resp incl excl max min fig figs tab eq eqs ref refs no nos vol pp ed eds dr mr mrs ms prof st jr sr inc ltd co corp dept univ
	sp spp subsp var sect chap art para viz ibid op cit seq est avg temp conc wt hr hrs sec mo yr yrs wk approx jan feb mar apr jun jul aug sep sept oct nov dec
	usw bzw ggf vgl z.b d.h u.a bspw evtl inkl sog nr abb bd pat std mio mrd jh lit kap allg versch insb entspr einschl gest durchschn
	env p.ex c.-à-d éd
	núm pág págs ej sr sra aprox
	т.е т.д т.п др пр гг г см рис табл стр напр проф им руб млн млрд тыс мин сек час сут мес нед обл р-н ул англ лат нем фр ред изд вып гл разд экз чел ед акад д-р
	np m.in tzn itd itp ok tj pt ang łac tzw niem fr red zob por prof inż rys tab ul
	vb örn yy`)...)
