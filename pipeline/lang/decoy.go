package lang

// decoys are languages that are not told apart, but too easily taken for one
// that is: their nearest relative would win for want of a rival. Whoever wins
// as a decoy is undetermined. Relatives share a decoy.
var decoys = []profile{
	{Undetermined, latin, "åäöæøé", `och att som det den av för på är med till inte om har ett kan från var vi efter eller og at er ikke af til
		der vil ved også blir være fra hvor mellom mellem etter blev skal när hos detta dette`},
	{Undetermined, latin, "čćšžđ", `je u na se za od da su ili kao koji koje koja sa iz što nije bi biti kod ali već samo ovaj ovom radu in pri za ki
		ali tudi ter zaradi kot lahko bila bilo smo sta`},
	{Undetermined, latin, "áäčďéíĺľňóôŕšťúýž", `sa a v na je ako ktoré ktorý ktorá pre aj alebo sú bol bola bolo pri po od ich jeho môže podľa tiež
		však medzi nie cez len svoje práca taktiež ešte ktorých ktorým ktorými ktorej ktorú boli sme čo keď teda táto tieto
		toto týchto tejto tohto zaoberá roku cieľom iba viac veľmi byť článok preto o za do ani by tento z k s u tak kde`},
	{Undetermined, latin, "áéíóöőúüű", `a az és hogy nem egy is ez meg de csak már vagy mint volt ki el azt ami aki van között szerint által
		amely után lehet ezt`},
	{Undetermined, latin, "äöõšžü", `ja on ei se että oli ovat myös kun tai sen mutta joka hän ole voi ovat tämä tutkimus kuin mukaan vuoden
		ning et ka mis oma kui aga seda selle selles`},
	{Undetermined, latin, "ăâîșțşţ", `și în de la cu pe care nu este sunt din pentru mai prin ale al ca sau fost dar între această acest către fi
		unei unui după lui`},
	{Undetermined, latin, "àçèéíïòóúü", `i la el de els les que amb per al dels és en una un del aquest aquesta com més han són entre però
		també seva seu ha ser aquests sobre`},
	{Undetermined, latin, "ñ", `eta da du ez bat dira den izan ere dute duten edo egin baina zen ziren dela horren hori hau baten bere arteko gaixotasuna
		beste euskal zuen`},
	{Undetermined, latin, "ąčęėįšųūžāēģīķļņ", `ir kad su yra tai į iš buvo už bet kaip jo apie arba šio ar kas par no uz tika nav pēc pie tas bija`},
	{Undetermined, latin, "çë", `dhe të në një për me nga është që si se ka me janë kjo ky duke ose më i e`},

	{Undetermined, latin, "áéíóúñü", `o a os as de do da dos das en no na nos nas un unha e é que por para con se ao aos á ás polo pola polos polas
		como máis non foi son ser seu súa seus súas ou este esta isto entre sobre tamén ata hai sen moi xa cando onde está ten
		dende estudo porque lle cal cales`},
	{Undetermined, latin, "éèêëïôöû", `die van en in is het nie wat te vir op met dat aan was om hulle ons deur sy hy word kan ook as oor nog by uit
		maar sal daar na hierdie dié moet meer tussen onder hoe dit se`},
	{Undetermined, latin, "äëéöü", `de den d' déi dat an ass net vun mat op fir eng en ee sech wéi och als ze zu si hien hir säin sinn goufen gouf bei no
		iwwer ënner huet hunn kann awer oder nach duerch tëscht well gëtt`},
	{Undetermined, latin, "áéíóúàèìòù", `an na agus i ar is a go bhí le do sé siad níl tá atá mar ach nó leis faoin sa san ag ó cé bhfuil seo sin ina dá
		faoi idir air tha anns gu`},
	{Undetermined, latin, "", `et in est non ad ut cum sed quod qui quae de ex ab si aut nec atque per pro hoc haec esse sunt quam ac etiam eius sit fuit
		enim autem inter quo quibus`},
	{Undetermined, latin, "ĉĝĥĵŝŭ", `la de kaj en estas al por ke kun pri ĝi li ili ne sed aŭ per kiel kiuj kiu el dum ankaŭ pli tio ĉi ĉiuj`},
	{Undetermined, latin, "", `va bu bilan uchun ham bir esa lekin uning ular yoki edi deb emas qilish kerak orqali haqida ichida keyin`},
	{Undetermined, latin, "ñ", `ang ng sa na mga ay at ito ni si kay para hindi may kung nang siya sila ako ka mo isang kanyang kanilang mula tungkol
		noong din rin pa lamang ayon`},
	{Undetermined, latin, "éè", `ing lan iki kang sing iku karo ora menyang saka dadi uga kanggo dening marang ana wis nalika amarga jeung nu anu dina
		ka ti éta pikeun ku teu`},
	{Undetermined, latin, "", `ya na wa kwa ni katika za la kuwa hii huu cha vya pia kama hiyo yake au lakini baada wake kwamba hivyo jinsi kuhusu hili`},
	{Undetermined, latin, "", `ee ka ku oo iyo in uu ay la ah waxaa waxa u si ama aan lagu laga kale`},

	{Undetermined, cyrillic, "ъ", `и на да се от за в с е са по не като че това при или който която които след до може са със към бъде през между както
		беше бе има`},
	{Undetermined, cyrillic, "јљњћђџѓѕќ", `и је у на се да за од су са као или који која које из што није али био била у раду овом то во со се е на од
		што ги кои беше`},
	{Undetermined, cyrillic, "ўіёыэ", `і ў у на не з што як да для па гэта гэты але быў была было або за пры ад яго якія які яна яны таксама`},
	{Undetermined, cyrillic, "ңөүыэ", `жана менен бул үчүн боюнча деп бир болгон болуп анын ал да же эле ошол эки кыргыз алар каралды ээ турган эмес
		мазмуну ар`},
	{Undetermined, cyrillic, "әөүҗңһыэё", `һәм белән бу да дә бер өчен дип ул белән түгел буенча иде булган аның`},
	{Undetermined, cyrillic, "ғӣқӯҳҷёъэ", `ва дар аз ба ки ин бо барои он аст ҳам мебошад шудааст то бар`},

	{Undetermined, arabic, "ٹڈڑںےہھپچژگکی", `کے کی ہے میں کا سے اور کو نے پر ہیں کہ یہ ہو تھا ایک اس نہیں بھی`},
	{Undetermined, arabic, "ټډړږښڼځڅېۍپچژګکی", `د په چې او له سره دی ته يې یې کې کړي شوی`},
	{Undetermined, arabic, "ێۆڕڵەیکگپچژڤ", `لە بە کە و بۆ ئەم لەگەڵ دەکات`},

	{Undetermined, devanagari, "", `आहे आणि या होते ते हे नाही केले म्हणून च्या होता आहेत त्या छ र मा ले लाई को हो छन् भएको गर्न पनि गरेको`},
	{Undetermined, devanagari, "", `च इति अस्ति न तु एव वा अपि तत् एतत् भवति अस्मिन् तस्य सः यत् के ते तत्र यः`},
}
