/** Texts of our own in the languages of the encodings, and encoders made of the decoders' own tables. */

export const texts: [encoding: string, language: string, text: string][] = [
  [
    'gb18030',
    'zh-Hans',
    '港口在星期二结了冰，渔民们说，这样的冬天他们已经二十年没有见过了。市政府表示，破冰船将在周末之前到达，但是没有人相信。一位老船长站在码头上对记者说：“我父亲那一代人会走路去对岸买面包，我们现在只会坐在家里看手机。”学校停课三天，孩子们在冰上踢球，警察没有阻止他们。到了晚上，有人在灯塔下面生了一堆火，唱起了很久以前的歌。冰在第二天早上开始融化，谁也不知道这究竟是好消息还是坏消息。',
  ],
  [
    'big5',
    'zh-Hant',
    '港口在星期二結了冰，漁民們說，這樣的冬天他們已經二十年沒有見過了。市政府表示，破冰船將在週末之前到達，但是沒有人相信。一位老船長站在碼頭上對記者說：「我父親那一代人會走路去對岸買麵包，我們現在只會坐在家裡看手機。」學校停課三天，孩子們在冰上踢球，警察沒有阻止他們。到了晚上，有人在燈塔下面生了一堆火，唱起了很久以前的歌。冰在第二天早上開始融化，誰也不知道這究竟是好消息還是壞消息。',
  ],
  [
    'euc-jp',
    'ja',
    '火曜日に港が凍った。漁師たちは、こんな冬は二十年ぶりだと話している。市役所は週末までに砕氷船が来ると発表したが、信じる人はいなかった。桟橋に立つ年老いた船長は記者に「父の世代は歩いて向こう岸までパンを買いに行ったものだ」と語った。学校は三日間休みになり、子どもたちは氷の上でサッカーをした。夜になると灯台の下で誰かが火を起こし、昔の歌を歌い始めた。',
  ],
  [
    'shift_jis',
    'ja',
    '火曜日に港が凍った。漁師たちは、こんな冬は二十年ぶりだと話している。市役所は週末までに砕氷船が来ると発表したが、信じる人はいなかった。桟橋に立つ年老いた船長は記者に「父の世代は歩いて向こう岸までパンを買いに行ったものだ」と語った。学校は三日間休みになり、子どもたちは氷の上でサッカーをした。夜になると灯台の下で誰かが火を起こし、昔の歌を歌い始めた。',
  ],
  [
    'euc-kr',
    'ko',
    '화요일에 항구가 얼어붙었다. 어부들은 이런 겨울은 이십 년 만에 처음이라고 말했다. 시청은 주말까지 쇄빙선이 도착할 것이라고 발표했지만 아무도 믿지 않았다. 부두에 서 있던 늙은 선장은 기자에게 "아버지 세대는 걸어서 건너편까지 빵을 사러 갔다"고 말했다. 학교는 사흘 동안 문을 닫았고 아이들은 얼음 위에서 공을 찼다. 밤이 되자 누군가 등대 아래에서 불을 피우고 오래된 노래를 부르기 시작했다.',
  ],
  [
    'windows-1251',
    'ru',
    'Во вторник гавань замёрзла. Рыбаки говорят, что такой зимы не видели уже двадцать лет. Городские власти сообщили, что ледокол придёт до выходных, но никто этому не поверил. Старый капитан, стоявший на причале, сказал корреспонденту: «Мой отец ходил за хлебом на другой берег пешком». Школы закрыли на три дня, и дети играли в мяч прямо на льду. Вечером кто-то развёл под маяком костёр и запел старую песню.',
  ],
  [
    'koi8-r',
    'ru',
    'Во вторник гавань замёрзла. Рыбаки говорят, что такой зимы не видели уже двадцать лет. Городские власти сообщили, что ледокол придёт до выходных, но никто этому не поверил. Старый капитан, стоявший на причале, сказал корреспонденту: "Мой отец ходил за хлебом на другой берег пешком". Школы закрыли на три дня, и дети играли в мяч прямо на льду. Вечером кто-то развёл под маяком костёр и запел старую песню.',
  ],
  [
    'windows-1251',
    'uk',
    'У вівторок гавань замерзла. Рибалки кажуть, що такої зими не бачили вже двадцять років. Міська влада повідомила, що криголам прийде до вихідних, але ніхто цьому не повірив. Старий капітан, який стояв на причалі, сказав кореспондентові: «Мій батько ходив по хліб на інший берег пішки». Школи зачинили на три дні, і діти грали в м’яч просто на кризі. Увечері хтось розпалив під маяком багаття й заспівав давню пісню.',
  ],
  [
    'windows-1250',
    'pl',
    'We wtorek zamarzł port. Rybacy mówią, że takiej zimy nie widzieli od dwudziestu lat. Władze miasta ogłosiły, że lodołamacz przypłynie przed końcem tygodnia, ale nikt w to nie uwierzył. Stary kapitan stojący na nabrzeżu powiedział dziennikarzowi: „Mój ojciec chodził po chleb na drugi brzeg pieszo”. Szkoły zamknięto na trzy dni, a dzieci grały w piłkę na lodzie. Wieczorem ktoś rozpalił ognisko pod latarnią i zaśpiewał starą pieśń.',
  ],
  [
    'windows-1250',
    'cs',
    'V úterý zamrzl přístav. Rybáři říkají, že takovou zimu neviděli už dvacet let. Radnice oznámila, že ledoborec dorazí do konce týdne, ale nikdo tomu nevěřil. Starý kapitán, který stál na molu, řekl novináři: „Můj otec chodil pro chléb na druhý břeh pěšky.“ Školy byly na tři dny zavřené a děti hrály na ledě fotbal. Večer někdo rozdělal pod majákem oheň a začal zpívat starou píseň.',
  ],
  [
    'windows-1250',
    'hu',
    'Kedden befagyott a kikötő. A halászok azt mondják, hogy húsz éve nem láttak ilyen telet. A városháza közölte, hogy a jégtörő a hétvége előtt megérkezik, de senki sem hitte el. A mólón álló öreg kapitány ezt mondta az újságírónak: „Apám gyalog járt át kenyérért a túlsó partra.” Az iskolák három napra bezártak, a gyerekek pedig a jégen fociztak. Este valaki tüzet rakott a világítótorony alatt, és régi dalt kezdett énekelni.',
  ],
  [
    'windows-1252',
    'fr',
    'Mardi, le port a gelé. Les pêcheurs disent qu’ils n’avaient pas vu un tel hiver depuis vingt ans. La mairie a annoncé qu’un brise-glace arriverait avant la fin de la semaine, mais personne n’y a cru. Un vieux capitaine, debout sur la jetée, a déclaré au journaliste : « Mon père allait à pied chercher le pain de l’autre côté. » Les écoles ont fermé trois jours et les élèves ont joué sur la glace. Le soir, quelqu’un a allumé un feu près du phare et s’est mis à chanter.',
  ],
  [
    'windows-1252',
    'de',
    'Am Dienstag fror der Hafen zu. Die Fischer erzählen, dass sie einen solchen Winter seit zwanzig Jahren nicht erlebt hätten. Das Rathaus kündigte an, vor dem Wochenende werde ein Eisbrecher eintreffen, doch niemand glaubte daran. Ein alter Kapitän sagte dem Reporter: „Mein Vater ging zu Fuß hinüber, um Brot zu kaufen.“ Die Schulen schlossen für drei Tage, und die Kinder spielten auf dem Eis. Abends zündete jemand unter dem Leuchtturm ein Feuer an und sang ein altes Lied über größere Stürme.',
  ],
  [
    'windows-1252',
    'es',
    'El martes se heló el puerto. Los pescadores dicen que no habían visto un invierno así en veinte años. El ayuntamiento anunció que un rompehielos llegaría antes del fin de semana, pero nadie lo creyó. Un viejo capitán le dijo al periodista: «Mi padre iba a pie a comprar el pan al otro lado». Las escuelas cerraron tres días y los niños jugaron al fútbol sobre el hielo. ¿Quién sabe si mañana volverá el frío? Por la noche alguien encendió una hoguera junto al faro y cantó una canción antigua.',
  ],
  [
    'windows-1252',
    'sv',
    'På tisdagen frös hamnen till. Fiskarna säger att de inte har sett en sådan vinter på tjugo år. Kommunen meddelade att en isbrytare skulle komma före helgen, men ingen trodde på det. En gammal kapten på bryggan sade till reportern: ”Min far gick över till andra sidan för att köpa bröd.” Skolorna stängde i tre dagar och barnen spelade boll på isen. På kvällen tände någon en eld nedanför fyren och började sjunga en gammal sång.',
  ],
  [
    'windows-1253',
    'el',
    'Την Τρίτη το λιμάνι πάγωσε. Οι ψαράδες λένε ότι τέτοιο χειμώνα είχαν να δουν είκοσι χρόνια. Ο δήμος ανακοίνωσε ότι ένα παγοθραυστικό θα φτάσει πριν από το τέλος της εβδομάδας, αλλά κανείς δεν το πίστεψε. Ένας γέρος καπετάνιος είπε στον δημοσιογράφο: «Ο πατέρας μου πήγαινε με τα πόδια απέναντι για ψωμί». Τα σχολεία έκλεισαν για τρεις ημέρες και τα παιδιά έπαιζαν μπάλα πάνω στον πάγο.',
  ],
  [
    'windows-1254',
    'tr',
    'Salı günü liman dondu. Balıkçılar yirmi yıldır böyle bir kış görmediklerini söylüyor. Belediye, hafta sonundan önce bir buzkıran geleceğini açıkladı ama kimse inanmadı. İskelede duran yaşlı kaptan gazeteciye şöyle dedi: “Babam karşı kıyıya ekmek almaya yürüyerek giderdi.” Okullar üç gün kapandı, çocuklar buzun üstünde top oynadı. Akşam biri fenerin altında ateş yaktı ve eski bir şarkı söylemeye başladı.',
  ],
  [
    'windows-1255',
    'he',
    'ביום שלישי קפא הנמל. הדייגים אומרים שלא ראו חורף כזה כבר עשרים שנה. העירייה הודיעה ששוברת קרח תגיע לפני סוף השבוע, אבל איש לא האמין. רב חובל זקן שעמד על הרציף אמר לעיתונאי: "אבי היה הולך ברגל לצד השני לקנות לחם". בתי הספר נסגרו לשלושה ימים והילדים שיחקו בכדור על הקרח. בערב הדליק מישהו מדורה מתחת למגדלור והתחיל לשיר שיר ישן.',
  ],
  [
    'windows-1256',
    'ar',
    'تجمد الميناء يوم الثلاثاء. يقول الصيادون إنهم لم يروا شتاء كهذا منذ عشرين عاما. وأعلنت البلدية أن كاسحة جليد ستصل قبل نهاية الأسبوع، لكن أحدا لم يصدق ذلك. وقال قبطان عجوز كان يقف على الرصيف للصحفي: "كان أبي يذهب سيرا إلى الضفة الأخرى ليشتري الخبز". وأغلقت المدارس ثلاثة أيام ولعب الأطفال الكرة على الجليد. وفي المساء أشعل أحدهم نارا تحت المنارة وبدأ يغني أغنية قديمة.',
  ],
  [
    'windows-1257',
    'lt',
    'Antradienį užšalo uostas. Žvejai sako, kad tokios žiemos nematė jau dvidešimt metų. Savivaldybė pranešė, kad ledlaužis atplauks iki savaitgalio, bet niekas tuo nepatikėjo. Senas kapitonas, stovėjęs ant krantinės, žurnalistui pasakė: „Mano tėvas duonos pirkti į kitą krantą eidavo pėsčias.“ Mokyklos buvo uždarytos trims dienoms, o vaikai ant ledo žaidė kamuoliu. Vakare kažkas po švyturiu užkūrė laužą ir pradėjo dainuoti seną dainą.',
  ],
  [
    'windows-1257',
    'lv',
    'Otrdien ostas ūdeņi aizsala. Zvejnieki saka, ka tādu ziemu nav redzējuši jau divdesmit gadus. Pašvaldība paziņoja, ka ledlauzis ieradīsies līdz nedēļas beigām, taču neviens tam neticēja. Vecs kapteinis, kas stāvēja uz mola, žurnālistam teica: „Mans tēvs pēc maizes uz otru krastu gāja kājām.” Skolas slēdza uz trim dienām, un bērni uz ledus spēlēja bumbu. Vakarā kāds zem bākas iekūra ugunskuru un sāka dziedāt senu dziesmu.',
  ],
  [
    'windows-1258',
    'vi',
    'Hôm thứ ba, bến cảng đóng băng. Ngư dân nói rằng đã hai mươi năm họ không thấy một mùa đông như vậy. Chính quyền thành phố thông báo tàu phá băng sẽ đến trước cuối tuần, nhưng không ai tin. Một thuyền trưởng già đứng trên cầu cảng nói với phóng viên: “Cha tôi từng đi bộ sang bờ bên kia mua bánh mì.” Trường học đóng cửa ba ngày, trẻ em chơi bóng trên băng. Đến tối có người đốt lửa dưới ngọn hải đăng và hát một bài hát cũ.',
  ],
  [
    'windows-874',
    'th',
    'เมื่อวันอังคารท่าเรือกลายเป็นน้ำแข็ง ชาวประมงบอกว่าไม่เคยเห็นฤดูหนาวแบบนี้มายี่สิบปีแล้ว เทศบาลประกาศว่าเรือตัดน้ำแข็งจะมาถึงก่อนสุดสัปดาห์ แต่ไม่มีใครเชื่อ กัปตันชราคนหนึ่งบอกกับผู้สื่อข่าวว่า "พ่อของผมเคยเดินข้ามไปซื้อขนมปังที่อีกฝั่ง" โรงเรียนปิดสามวันและเด็กๆ เล่นฟุตบอลบนน้ำแข็ง',
  ],
]

const tables = new Map<string, Map<string, Uint8Array>>()

/** Characters to bytes, from what the decoder makes of every one and two bytes. The first bytes of a character win. */
function tableOf(encoding: string): Map<string, Uint8Array> {
  const known = tables.get(encoding)
  if (known !== undefined) return known
  const table = new Map<string, Uint8Array>()
  const decoder = new TextDecoder(encoding, { fatal: true })
  const add = (...bytes: number[]): void => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes))
      if ([...text].length === 1 && !table.has(text)) table.set(text, Uint8Array.from(bytes))
    } catch {
      // Not a character of this encoding
    }
  }
  for (let byte = 0; byte < 256; byte++) add(byte)
  if (!/^(?:windows|koi8|iso)/.test(encoding)) {
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail)
  }
  tables.set(encoding, table)
  return table
}

/** Characters that an encoding has, one string each. */
export const charactersOf = (encoding: string): string[] => [...tableOf(encoding).keys()]

/** Throws when the encoding has no such character. Vietnamese letters are taken apart as windows-1258 wants it. */
export function encode(text: string, encoding: string): Uint8Array {
  const table = tableOf(encoding)
  const bytes: number[] = []
  const all =
    encoding === 'windows-1258' ? [...text].flatMap((c) => (table.has(c) ? [c] : vietnamese(c))) : [...text]
  for (const character of all) {
    const found = table.get(character)
    if (found === undefined) throw new Error(`${encoding} has no ${character}`)
    bytes.push(...found)
  }
  return Uint8Array.from(bytes)
}

/** The tone as a mark of its own, the letter with its other mark. */
function vietnamese(character: string): string[] {
  const marks = [...character.normalize('NFD')]
  const tone = marks.find((mark) => /[\u0300\u0301\u0303\u0309\u0323]/.test(mark)) ?? ''
  return [
    marks
      .filter((mark) => mark !== tone)
      .join('')
      .normalize('NFC'),
    tone,
  ]
}
