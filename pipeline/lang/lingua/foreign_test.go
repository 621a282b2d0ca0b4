package lingua_test

import (
	"testing"

	"rectify/pipeline/lang"
	"rectify/pipeline/lang/lingua"
)

// TestRelatives checks that text in a language that is not told apart is not
// taken for its nearest relative, which a model would be sure of: it knows no
// other.
func TestRelatives(t *testing.T) {
	model, err := lingua.New()
	if err != nil {
		t.Fatal(err)
	}
	identify := lang.New(model)
	for _, tt := range []struct{ name, text string }{
		{"Swedish", "Artikeln undersöker hur förhandlingarna om kärnvapen har utvecklats under de senaste tio åren och vilka hinder som återstår."},
		{"Danish", "Artiklen undersøger, hvordan forhandlingerne om atomvåben har udviklet sig i de seneste ti år, og hvilke hindringer der stadig er."},
		{"Norwegian", "Artikkelen undersøker hvordan forhandlingene om atomvåpen har utviklet seg de siste ti årene, og hvilke hindringer som gjenstår."},
		{"Icelandic", "Í greininni er fjallað um þróun viðræðna um kjarnorkuvopn síðustu tíu árin og hvaða hindranir eru enn í veginum."},
		{"Finnish", "Artikkelissa tarkastellaan ydinaseita koskevien neuvottelujen kehitystä viimeisten kymmenen vuoden aikana ja jäljellä olevia esteitä."},
		{"Estonian", "Artiklis vaadeldakse tuumarelva üle peetud läbirääkimiste arengut viimase kümne aasta jooksul ning allesjäänud takistusi."},
		{"Hungarian", "A tanulmány azt vizsgálja, hogyan alakultak az elmúlt tíz évben az atomfegyverekről folytatott tárgyalások, és milyen akadályok maradtak."},
		{"Romanian", "Articolul analizează evoluția negocierilor privind armele nucleare din ultimii zece ani și obstacolele care au rămas."},
		{"Slovak", "Článok skúma vývoj rokovaní o jadrových zbraniach za posledných desať rokov a prekážky, ktoré ešte zostávajú."},
		{"Slovene", "Članek preučuje razvoj pogajanj o jedrskem orožju v zadnjih desetih letih in ovire, ki še ostajajo."},
		{"Croatian", "Članak istražuje razvoj pregovora o nuklearnom oružju u posljednjih deset godina i prepreke koje su preostale."},
		{"Latvian", "Rakstā aplūkota sarunu par kodolieročiem attīstība pēdējo desmit gadu laikā un šķēršļi, kas vēl palikuši."},
		{"Lithuanian", "Straipsnyje nagrinėjama derybų dėl branduolinio ginklo raida per pastaruosius dešimt metų ir likusios kliūtys."},
		{"Catalan", "L’article examina com han evolucionat les negociacions sobre les armes nuclears durant els darrers deu anys i quins obstacles hi ha encara."},
		{"Galician", "O artigo examina como evolucionaron as negociacións sobre as armas nucleares nos últimos dez anos e que obstáculos seguen a existir."},
		{"Basque", "Artikuluak azken hamar urteotan arma nuklearrei buruzko negoziazioek izan duten bilakaera eta gelditzen diren oztopoak aztertzen ditu."},
		{"Albanian", "Artikulli shqyrton zhvillimin e negociatave për armët bërthamore gjatë dhjetë viteve të fundit dhe pengesat që kanë mbetur."},
		{"Afrikaans", "Die artikel ondersoek hoe die onderhandelinge oor kernwapens die afgelope tien jaar ontwikkel het en watter struikelblokke nog bestaan."},
		{"Luxembourgish", "Den Artikel ënnersicht, wéi d’Verhandlungen iwwer d’Atomwaffen an de leschten zéng Joer sech entwéckelt hunn a wéi eng Hindernisser nach bleiwen."},
		{"Welsh", "Mae’r erthygl yn edrych ar sut y mae’r trafodaethau am arfau niwclear wedi datblygu dros y deng mlynedd diwethaf a pha rwystrau sydd ar ôl."},
		{"Irish", "Scrúdaíonn an t-alt an fhorbairt atá tagtha ar an idirbheartaíocht faoi airm núicléacha le deich mbliana anuas agus na bacainní atá fágtha."},
		{"Latin", "Haec commentatio quaerit quomodo colloquia de armis nuclearibus decem annis proximis processerint et quae impedimenta adhuc maneant."},
		{"Esperanto", "La artikolo esploras kiel la intertraktadoj pri nukleaj armiloj evoluis dum la lastaj dek jaroj kaj kiuj obstakloj ankoraŭ restas."},
		{"Azerbaijani", "Məqalədə son on il ərzində nüvə silahı ilə bağlı danışıqların gedişi və qalan maneələr araşdırılır."},
		{"Uzbek", "Maqolada so‘nggi o‘n yil ichida yadro quroli bo‘yicha muzokaralarning rivojlanishi va qolgan to‘siqlar ko‘rib chiqiladi."},
		{"Tagalog", "Sinusuri ng artikulo kung paano umunlad ang mga negosasyon tungkol sa mga sandatang nukleyar sa nakalipas na sampung taon at ang mga natitirang hadlang."},
		{"Javanese", "Artikel iki ngrembug kepriye rembugan babagan gegaman nuklir wis mekar sajrone sepuluh taun pungkasan lan alangan apa sing isih ana."},
		{"Swahili", "Makala hii inachunguza jinsi mazungumzo kuhusu silaha za nyuklia yalivyoendelea katika miaka kumi iliyopita na vikwazo vilivyobaki."},
		{"Somali", "Maqaalku wuxuu baarayaa sida wadahadallada ku saabsan hubka nukliyeerka ay u horumareen tobankii sano ee la soo dhaafay."},
		{"Maltese", "L-artiklu jeżamina kif żviluppaw in-negozjati dwar l-armi nukleari matul l-aħħar għaxar snin u x’ostakli għad fadal."},

		{"Bulgarian", "Статията разглежда как са се развили преговорите за ядреното оръжие през последните десет години и какви пречки остават."},
		{"Serbian", "Чланак испитује како су се преговори о нуклеарном оружју развијали током последњих десет година и које препреке остају."},
		{"Macedonian", "Статијата испитува како се развивале преговорите за нуклеарното оружје во последните десет години и кои пречки остануваат."},
		{"Belarusian", "У артыкуле разглядаецца, як развіваліся перамовы аб ядзернай зброі за апошнія дзесяць гадоў і якія перашкоды засталіся."},
		{"Kyrgyz", "Макалада акыркы он жыл ичинде өзөктүк курал боюнча сүйлөшүүлөрдүн жүрүшү жана калган тоскоолдуктар каралат."},
		{"Tatar", "Мәкаләдә соңгы ун ел эчендә атом-төш коралы буенча сөйләшүләрнең барышы һәм калган киртәләр карала."},
		{"Tajik", "Дар мақола рафти гуфтушунидҳо дар бораи силоҳи ҳастаӣ дар даҳ соли охир ва монеаҳои боқимонда баррасӣ мешаванд."},
		{"Uzbek in Cyrillic", "Мақолада сўнгги ўн йил ичида ядро қуроли бўйича музокараларнинг ривожланиши ва қолган тўсиқлар кўриб чиқилади."},
		{"Chechen", "Статья тӀехь а, цул тӀаьхьа а тӀеман гӀуллакхаш хиларан бахьанаш къастадо, цуьнан хилам а боху."},

		{"Urdu", "اس مقالے میں گزشتہ دس برسوں میں جوہری ہتھیاروں پر ہونے والے مذاکرات اور باقی رکاوٹوں کا جائزہ لیا گیا ہے۔"},
		{"Pashto", "په دې مقاله کې په تېرو لسو کلونو کې د اټومي وسلو په اړه د خبرو اترو پرمختګ او پاتې خنډونه څېړل شوي دي."},
		{"Sorani", "ئەم وتارە لە پەرەسەندنی دانوستانەکانی چەکی ئەتۆمی لە دە ساڵی ڕابردوودا و ئەو ڕێگرییانە دەکۆڵێتەوە کە ماونەتەوە."},
		{"Uyghur", "ماقالىدە يېقىنقى ئون يىلدىكى يادرو قورالى توغرىسىدىكى سۆھبەتلەرنىڭ تەرەققىياتى ۋە قالغان توسالغۇلار تەكشۈرۈلىدۇ."},
		{"Sindhi", "هن مضمون ۾ گذريل ڏهن سالن دوران ايٽمي هٿيارن بابت ڳالهين ۽ باقي رڪاوٽن جو جائزو ورتو ويو آهي."},

		{"Marathi", "या लेखात गेल्या दहा वर्षांत अण्वस्त्रांबाबतच्या वाटाघाटी कशा पुढे गेल्या आणि कोणते अडथळे उरले आहेत याचा अभ्यास केला आहे."},
		{"Nepali", "यस लेखमा विगत दश वर्षमा आणविक हतियारसम्बन्धी वार्ता कसरी अघि बढ्यो र कुन अवरोधहरू बाँकी छन् भन्ने अध्ययन गरिएको छ।"},
		{"Sanskrit", "अस्मिन् लेखे गतेषु दशसु वर्षेषु परमाणुशस्त्रविषये वार्ताः कथं प्रवृत्ताः के च विघ्नाः अवशिष्यन्ते इति विचार्यते।"},
		{"Bengali", "এই প্রবন্ধে গত দশ বছরে পারমাণবিক অস্ত্র নিয়ে আলোচনার অগ্রগতি পর্যালোচনা করা হয়েছে।"},
		{"Georgian", "სტატიაში განხილულია ბირთვული იარაღის შესახებ მოლაპარაკებების მიმდინარეობა ბოლო ათი წლის განმავლობაში."},
		{"Lao", "ບົດຄວາມນີ້ສຶກສາການເຈລະຈາກ່ຽວກັບອາວຸດນິວເຄລຍໃນໄລຍະສິບປີຜ່ານມາ."},
	} {
		if got := identify("", tt.text, ""); got.Detected != lang.Undetermined {
			t.Errorf("%s: %s (%.2f), want und", tt.name, got.Detected, got.Confidence)
		}
	}
}
