/* What happens to people, in the languages of the regions. */
export const LOCAL = {
  anak: "budak aneuk kakanak alit anakipun kanak dakdanak nak-kanak na'kana anak-e",
  anaknya: "budakna anakna anake anak'e putrane anakne putrana anaknyo",
  cucunya: "putune incuna",
  bocah: "cah lare bocil bocahe",
  gadis: "gadih dedare",
  perempuan: "wedok wadon awewe padusi betino makkunrai inong cewek cewe",
  lelaki: "lanang lalaki cowok cowo",
  istrinya: "bojone bininya bininyo pamajikanana",
  istri: "bojo bini maitua bine pamajikan",
  suaminya: "lakinya lakinyo salakina",
  suami: "paitua salaki",
  nyawanya: "nyawane",
  ayahnya: "ramane bapane bapakne bapakna apaknyo abahnya bapake apaknya",
  ibunya: "mboke makne emakna amaknyo mamaknya mamaknyo emaknya indungna ninina",
  tetangga: "tonggo tanggi jiran",
  tetangganya: "tanggane tonggone tatanggana",
  tenggelam: `tikerelep titeuleum tilelep kecemplung kelelep klelep kecebur tercebur nyemplung
    keceblung tenggelem kalelep tagalam kacemplung tacabur kelem tilalem`,
  hanyut: "palid hanyuik kintir keli anyud anyut kanyut kaleles hanyuk",
  meninggal: `modar pejah seda sedo mate ninggal maut maot maninggal wapat paeh ninggalkeun padem
    pupus mampus metong`,
  jenazah: "layon mayit mayite jasade",
  hamil: "meteng bunting ngandut kakandungan betian reuneuh tianan",
  menghamili: "ngetengi metengi ngahamilan mahamili membuntingi",
  dihamili: "dimetengi dibuntingi dihamilin",
  nikah: `rabi dirabekno dirabeke dinikahke merariq merarik kawinan dipinang ijab panai pelaminan
    nikahan baralek nganten ngantèn masomahan botting meukawen mabbotting mappabotting silariang
    dikawinke dikawinkeun dipinangkan merariq-kodeq nyalap`,
  gantung_diri: "kendat nggandir nglalu",
  bunuh_diri: "ulah-pati ngulahpati",
  dipukuli: `digebuki digebukin digebuk dikepruk digepuk digepuki diantemi dikampleng diantem
    digebugan digebug ditunjuk-jotos ditunjal dibogem digibeng ditampiling dicabok ditangani dipala
    ditokok`,
  memukul: `nggepuk ngantem mukulin gebukin mukuli nggebuk mukul nyabok ngagebug neunggeul
    nampiling manangani nokok lampang malampang maninju bapukul`,
  berkelahi: `gelut bacakak bakalahi bakalae bakalai berkalai tokar marbadai becekak betumbuk
    bekelai begelut carok bekelahi cakak siewah`,
  dibacok: "ditimpas dikadek dipedang diparang ditebas dikapak dibadik",
  mencuri: `mancuntan nyolong colong ngembat embat nyikat nyaplok ngentit ngutil nyomot nyuri
    ngrampok maliang maok cuntan mancilok manangko memaling ngeco mamaling nguthil ngecu malingi
    ngamaling maleng`,
  dicuri: `dicolong dimaling dimalingi diembat digondol dipaok kapaok kapalingan dicuntan dicilok
    ditangko dikeco kemalingan kecolongan kamalingan dicolongi dimaliang`,
  pencuri: "lukka palukka panangko pancuri pancilok",
  menipu: `ngapusi ngibul ngibulin ngakalin ngakali nipu ngapusin ngabobodo manduto mandusto bafoya
    parlente parlenta ngicu ngolake ngabohong mangakali baduto goroh massobis ngadali ngadalin
    nyeruat`,
  ditipu: `diapusi dikibuli dibobodo diduto dikicu dikadali diakalin dikibulin diparlente dibujuki
    dilombo diakali`,
  preman: "panga panokok pamalak",
  penipu: "pangicuah passobis pargabus panipu pandusto panduto",
  mabuk: "mendem teler mabok mabo mamunyah punyah mendeme pamabo maboan",
  selingkuh: "selingkuhan gendakan nggendak slingkuh memitra demenan slengki bagandak bagandakan",
  menggelapkan: "nilep nilap ngemplang ngrayah ngagelapkeun",
  dimakamkan: `dikurebkeun dikubua dikuburake dimakamke dikuburkeun dipendhem disarekake disareake`,
  tamat: "tamaik",
  kata: "kato saur",
  rumahnya: "omahe bumina imahna rumahe omahé",
  sendiri: "dhewe sorangan surang sandiri dewe dewek",
  hilang: "ilang leungit hilangnyo ical kelangan",
  dibunuh: "dipateni dipaehan ebunoh nabunoi dibunuah",
  tertangkap: `ketangkep ketangkap ketauan katangkep katewak kacerek kacekel kecekel ditangkep
    dicekel ditewak kecyduk`,
  ditabrak: "ketabrak katabrak tetabrak kasenggol kelindes kelindas kagilas",
  terbakar: "kabeuleum kobong kebakar kabakar tabaka kobongan",
  jatuh: "geubis tigebrus tigubrag ragrag ceblok gogrog jatuah tisoledat",
  judi: "tajen metajen ceki meceki parjuji boto maisir kiu-kiu qiu-qiu dadu-dadu cliwik",
  miras: "ballo sopi cap-tikus captikus ciu lapen topi-miring amer",
  ganja: "ngganja cimeng",
  sabu: "nyabu sabu-sabu inex shabu ngelem",
  leak: "ngeleyak leyak leyek selaq selak leaq pengeleakan ngeleak",
  santet: `nyantet disantet teluh tenung nenung cetik gendam digendam hantuen parang-maya biseq
    doti basirah`,
  kabur: "minggat mlayu blayu mblayu kabuik melarikan",
  ludes: "entek beak telas",
  dapat: "dapek angsal meunang",
  lihat: "caliak delok ndelok ningali nempo",
  bawa: "bao nggawa mbakta mawa",
  jual: "adol ngajual manjua",
  pembalakan: "negor nuar",
  dijual: "didol dijua didole",
  ayam: "pitik hayam",
  kambing: "wedhus wedus embe",
  kerbau: "kebo munding kabau",
  pinjam: "nyilih silih nginjeum minjem pinjem",
  takut: "wedi sieun talaok",
  menangis: "nangis ceurik manangih",
  bohong: "bohongi",
  ternyata: "jebul jebule geuning horoh",
  kayaknya: "ketoke kayake koyoke sigana jigana",
  celana: "sarawal sruwal",
  disentuh: "dicepeng digepok dirampa",
  dicabuli: `dirogo dijamah dijamahi digagahi digarap ditiduri ditindih digrayangi digerayangi
    dimesumi`,
  diperkosa: "dirudopekso dirudapeksa digagah dirogol dipawisik",
};
