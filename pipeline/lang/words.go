package lang

// told are the languages told apart by letters and words. Those that are
// alone in their script need none.
var told = []profile{
	{"en", latin, "", `the of and to in is that for it as was with be by on not he his but at are this have from or had an
		they which one you were all their has would there been its if who will can more when we our she her may these than
		into only other some could such then do my about between also through both during how what your them most should
		while under against however within where those because after over a i
		no so me come any men man met war ten per`},
	{"fr", latin, "àâæçéèêëîïôœùûüÿ", `le la les de des du un une et est en que qui dans pour par sur au aux ce cette ces il elle
		ils elles on nous vous je ne pas plus avec son sa ses leur leurs ou où mais comme été être sont était fait a ont avait
		se d' l' qu' n' s' c' j' à y tout tous deux entre sans sous après afin ainsi aussi dont même très peut selon cet lors
		notre votre si depuis chez moi lui quand bien
		non dit ta me ai bas eu`},
	{"de", latin, "äöüß", `der die das und in zu den mit von für auf ist im sich des nicht ein eine einer einem einen eines dem als
		auch es an werden wird aus er hat dass sie nach bei um am sind noch wie über zum zur haben nur oder aber vor bis mehr
		durch wurde wurden sein war kann können diese dieser dieses diesem so zwischen wenn ich wir ihr ihre ihren seine seiner
		was gegen unter ihm mich mir sowie einige jedoch vom habe hatte waren man sei soll damit
		worden da ten`},
	{"es", latin, "áéíóúüñ", `el la los las de del y en un una que es se por con para su sus al lo como más o pero no este esta
		estos estas entre sobre también fue son ha han sin ser desde cuando muy hasta hay donde está están era eran si ya todo
		todos porque tiene a e le les qué yo me mi nos según así durante otros otras cual había sido parte dos puede hacia ante
		dijo ella ellos
		uno dio eu`},
	{"it", latin, "àèéìíîòóù", `il lo la i gli le di del della dei delle dello degli da dal dalla dai dalle in nel nella nei nelle
		un una uno e è che per con su sul sulla sui sulle al alla ai alle allo agli come più ma non si sono questo questa questi
		queste anche ha hanno stato stata essere o se dell' all' dall' nell' sull' un' l' d' c' tra fra loro suo sua suoi era ed
		ad quando dove molto dopo mi a cui perché ci ho sia può quello cosa tutti noi
		durante parte ben me contro`},
	{"pt", latin, "áâãàçéêíóôõúü", `o a os as de do da dos das em no na nos nas um uma e é que por para com se ao aos à às pelo pela
		pelos pelas como mais mas não foi são ser seu sua seus suas ou este esta estes isso entre sobre também até há sem muito
		já quando ele ela eles foram está estão tem ter num numa era me eu nós lhe você vocês pode onde apenas assim segundo
		disse estudo porque depois dele dela
		desde todos todas durante sido parte estas dia ainda contra`},
	{"nl", latin, "éëïèêöüáóíú", `de het een en van in is dat op te zijn voor met die niet aan er om ook als dan maar bij of uit nog naar
		heeft hebben hij ze zij wij ik je door over worden wordt werd werden deze dit was kan kunnen tot zich wat meer had geen
		tussen onder na zou zal we hun haar mijn al wel zo hoe waar toen omdat tegen moet onze veel ons zei men deze
		me noch ben man waren hem des`},
	{"pl", latin, "ąćęłńóśźż", `i w z na do nie się to jest że o jak po za od przez dla są co ale oraz ich jego jej tym tego być był była
		było były a przy który która które których tak czy może lub ze we już tylko także został została przed pod między ma
		gdy jako jednak ten ta te tej tych bardzo u mi mnie nas swoje jeszcze kiedy mają pan można sobie mówi
		mu nad aby on one`},
	{"cs", latin, "áčďéěíňóřšťúůýž", `a v se na je že s z do o i ve k to si by pro jsou ale jako po za které který která kterou nebo
		od při jeho jejich byl byla bylo byly tak však už až jen co mezi ze není být má mají také aby jsem jsme než podle před
		pod když kde tento tato této tím toho mu ho mi ji jí své svou svého nad další bude budou u ke ty nás já
		jak dat on
		práce zabývá roce roku těchto tyto jejíž jejichž článek cílem`},
	{"tr", latin, "çğıöşüâîû", `ve bir bu için ile olarak da de daha en gibi olan çok ne o ise sonra kadar ancak göre her ama ya hem
		olduğu olduğunu arasında üzerinde değil var yok oldu iki şu onun tarafından etmek etti edilmiştir sadece önce ben sen
		biz mi mı ki diye bile aynı kendi bütün yeni büyük ilk dedi eden veya ayrıca böyle nasıl bunun onu bana çünkü içinde
		olması yapılan olup
		son un hat parti`},
	{"vi", latin, "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ", `và của là các có được trong cho với không
		một những này đã để người từ khi đến như về tại ra sẽ cũng trên vào đó hay nhiều theo sau bị năm việc thì mà ông anh tôi
		họ nhưng rằng phải còn rất bởi giữa do nghiên cứu
		con ta la sang`},
	{"id", latin, "é", malayic + indonesian + " " + moreIndonesian},
	{"ms", latin, "é", malayic + malay + " " + moreMalay},

	{"ru", cyrillic, "ыэёъ", `и в не на что с по как это из у за к от для его но же она он они был была было были так мы вы я
		также или при до если чтобы когда только бы том ее её их может уже является во со о об этом эти который которые которая
		которого после между все всё более а лет года мне нас вас где под что-то нет есть чем можно через без том этого
		рассматривает рассматривается рассматриваются статье статьи статья автор`},
	{"uk", cyrillic, "іїєґ", `і в не на що з та у до за як це від для його але вона він вони був була було були так ми ви я також
		або при якщо щоб коли тільки б тому її їх може вже є зі про який які яка якого після між все більше а року років мені нас
		вас де під немає чи цього цей ця ці під час через без й мене мені тебе його немає
		по
		розглядає розглядається розглянуто статті стаття автор`},
	{"kk", cyrillic, "ыіәғқңөұүһ", `және бұл мен үшін бір да де деп бар болды оның еді ол екі туралы деген кейін сондай сол болып
		өз олар осы бойынша жылы ретінде жоқ арқылы дейін көп емес қазақстан болған ғана керек бірақ пен бен үшін кезде ма ме
		қатар дейді еткен болатын біз мені оны
		бас`},
	{"mn", cyrillic, "ыэёъөү", `нь байна юм гэж энэ бол болон ба тэр байсан байгаа уу үү гэсэн ч хийх онд их оны болно бас хүн юу
		гэхэд түүний бай байв биш харин гэх мөн ийм тул талаар дээр дараа бөгөөд хоёр хэмээн би тэд болсон монгол улсын монголын
		нэг олон өөрийн хэлжээ гэв боловч өмнө дотор зэрэг түүнд бүх
		том`},

	{"ar", arabic, "كيةىإٱ", `في من على إلى أن التي الذي هذا هذه ما لا كان كانت عن مع أو ثم قد لم هو هي ذلك بين كل بعد قبل عند حيث وقد إن
		كما أنه أنها لقد وهو وفي ومن تم غير حول خلال أي بعض عدم هناك لن ليس وكان لكن ولكن يكون
		به`},
	{"fa", arabic, "پچژگکیيك", `و در به از که این را با است برای آن یک خود تا کرد شد بر هم می شده بود او ما های ها ای اما کرده شود شدند
		بین پس نیز هر باید دارد کند بی یا دیگر اگر نیست گفت همه دو سال مورد بودند روی آنها نمی من هستند خواهد`},

	{"hi", devanagari, "", `है के में की का को से और पर ने यह एक हैं कि नहीं भी था लिए इस जो कर हो थे गया वह तो किया अपने थी साथ ही या इसके
		रहा रहे बाद कहा उन्होंने हुए जा दिया उनके उस अब मैं हम जब करने यदि द्वारा तथा एवं होता`},
}
