package clean

import "strings"

// englishWords are common English words that somebody uses as an acronym, or
// might: a study called ASPIRE, acute lymphoblastic leukaemia (ALL).
var englishWords = set(strings.Fields(`
	a able about above abstract ace aces acid act acts ad add adds age aged ages ago ah aid aids aim aims air al alarm alert all alps also alter am amid among an and angle
	ankle ant any ape apt arc arch are area areas arena arm arms art as ash ask asks aspect aspire asset at atlas atom author avail aware away axis back background bad bag
	balance ball ban band bar bare bark base based basic basis bat bay be beam bear beat bed bee been beer before bell belt best bet better beyond bid big bike bill bin bind
	bit bite blast block blood blot blue boat body bold bond bone bones book born both bow bowel box boy brace brain brave break breath bridge brief bring broad bud bug
	build burn bus but buy by cab cage cake call calm came camp can cancer cap caps car card care cares cart case cases cast cat cats cause cell cells center chad chain
	champ chance change charm chart chase check chess chest child chip choice chop circle city clasp class clean clear click clip close clot cloud club clue coast coat cod
	code cog coil cold comet commit compass concert conclusion connect consort control cool cop cope core corn cost cot could count course cover cow crab craft crash create
	credit crest crop cross crown cube cue cup cure cut cycle dad dam damp dare dark darts dash data date dates dawn day days de dead deal death deep deer den dense design
	did die diet dig dip discussion dive do dock does dog done door dose dot down dr drag dream dress drive drop drug drugs dry du due dug during dust each ear early earn
	ears ease east easy eat echo ed edge egg eh eight el elite else emerge empower en end ends engage enough ensure equal equator era essence et even ever ex exam excel
	expect explore express extend eye eyes face faces fact fair fall fame fan far farm fast fat fate fear feast fed fee feed feel feet fell felt few fig fight figure file
	fill film final find findings fine fire firm first fish fit fits five fix flag flair flame flap flash flat flow flu fly focus fog fold food foot for force form fort
	found four fox frail frame free fresh from front frost fruit fuel full fun fund game gap gaps garden gas gate gave gel gem gene genes get gift girl give given global
	glow go goal goals goat god gold gone good got grace grade grain grand grasp great green grip group grow gum gun gut guts ha had hair half hall halt ham hand hands happy
	hard harm harp has hat have he head heads heal healing health hear heart hearts heat held help her here hero hi hid high hill him hip hips his hit ho hold hole home
	honest hood hop hope horizon host hot hour house how hr hub hug hum hut ice icon id idea ideal if ill image imp impact improve in inch include ink inn insight inspire
	integrate intent into invest iris iron is isle it item its jam jar jet job join joint joy judge jump just keep ken key keys keywords kid kidney kids kin kind king kit
	knee knees knew know la lab label lace lack lad lag lake lamp land lane lap large last late law lay le lead leader leads leap learn least leave led left leg legs less
	let level lid lie life lift light like liked lime limit line lines link lip lips list lit live liver load lock log logic long look loop lot love low lower luck lump lung
	lungs mad made main make male man many map maps march margin mark mart mask mass mast mat match mate material matrix matter may me meal mean means meat meet melt memory
	men mental merge merit mess met metal method methods mid might mile milk mill mind mine mini mint mirror miss mission mix mob mode model mole moment money mood moon
	moral more most motion mouse mouth move mr ms much mud mum must my nail name names nap narrow near neat neck need needs nest net nets never new news next nice night nine
	no nod node none nor norm norms north nose not note now nurse nut oak oar objective ocean odd of off often oh oil ok old on once one only open or oral orbit order ore
	organ other our out over own ox pa pace pack pad page paid pain pair pal pale palm pan par park part parts pass past pat patch path paths patients pause pay peak pearl
	pen per person pet phase pick pie pier pig pilot pin pine pink pioneer pipe pit place plan plane plans plant plasma play plot plus point poise pole pool poor pop port
	pose post pot pp pride prime print pro probe process profile prompt proof prospect protect proud prove pulse pump pure purpose push put quality quest question quick
	quiet race rain raise ram ran range rank rap rapid rare rat rate rates rats raw ray re reach read ready real reason record red reduce regard region relief rely repair
	research resist response rest restore results reveal rib rice rich rid ride rig right rim ring rip rise risk risks river road roast rob rock rod role room root rose
	round route row rub rug rule run rural safe said sail saint salt same sand sap sat save saw say scale scan scar scare school scope score screen sea seal search season
	seat see seed seek self sell send sense sent set sets setting seven sew sex shade shape share sharp she shed shield shift shine ship shock shoe shop short shot show shut
	sick side sight sign signal silk simple sin since sing single sip sit site six size skin skip sky sleep slice slim slow small smart smile smoke snap snow so soap social
	soft soil sold sole solid solo solve some son song soon sort soul sound soup south space span spare spark special speed spin spine spiral spirit splash split sport spot
	spread spring sprint spy stable stage stamp stand star stars start state stay steam steel stem step steps still stone stop store storm straw stream stress strict stride
	strike strip strong structure study style such sugar sum summary summit sun sure surge survey sustain swab swap sweet swim swing switch system tab table tag tail take
	tale talk tall tan tap target task taste tax tea team tell temper ten tend tent term terms test tests than that the them then there these they thin thing think third
	this those three thrive through tide tie tight time times tin tip tire to toe toll tone tongue too took tool top torch total touch tour tower town toxic toy trace track
	trade train trait trap tray treat tree trend trial tribe tried trim trip true trunk trust try tube tumor turn twin twist two type ultra umbrella un under unit unite
	united unity up upon urge us use used user uses valid valley value van vast vein versus very vet via victory view virus vision visit vital vivid voice vote vs wait wake
	walk wall want war warm was wash waste watch water wave way we weak wear web wed week weight well went were west wet what wheel when where which while white who whole
	whom whose why wide wife wild will win wind wing wire wisdom wise wish wit with woman women wood word work world worm worn would wrap wrist write yard year years yes yet
	yield you young your youth zone zoo`)...)
