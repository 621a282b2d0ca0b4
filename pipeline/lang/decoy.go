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
		však medzi nie cez len svoje práce`},
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
}
