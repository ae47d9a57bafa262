/**
 * What is said to whoever writes in a language that the bot does not read: one sentence in that language. `{languages}`
 * stands for the languages that it reads, by their names in it.
 */
export const otherLanguages: ReadonlyMap<string, string> = new Map([
  ['ar', 'أقرأ وأجيب حاليًا بهذه اللغات فقط: {languages}. يمكنك أيضًا استخدام الأزرار أدناه دون كتابة.'],
  [
    'de',
    'Ich lese und antworte hier nur in diesen Sprachen: {languages}. Die Schaltflächen unten gehen auch ohne Tippen.',
  ],
  [
    'el',
    'Διαβάζω και απαντώ μόνο σε αυτές τις γλώσσες: {languages}. Τα κουμπιά παρακάτω λειτουργούν χωρίς πληκτρολόγηση.',
  ],
  [
    'es',
    'Aquí solo leo y respondo en estos idiomas: {languages}. Los botones de abajo funcionan sin escribir.',
  ],
  ['fa', 'من فقط به این زبان‌ها می‌خوانم و پاسخ می‌دهم: {languages}. دکمه‌های زیر بدون نوشتن هم کار می‌کنند.'],
  [
    'fr',
    'Je ne lis et ne réponds ici que dans ces langues : {languages}. Les boutons ci-dessous marchent sans rien écrire.',
  ],
  ['he', 'אני קורא ועונה כאן רק בשפות האלה: {languages}. הכפתורים למטה פועלים גם בלי להקליד.'],
  ['hi', 'मैं केवल इन भाषाओं में पढ़ता और उत्तर देता हूँ: {languages}। नीचे के बटन बिना लिखे भी काम करते हैं।'],
  [
    'id',
    'Saya hanya membaca dan menjawab dalam bahasa ini: {languages}. Tombol di bawah bisa dipakai tanpa mengetik.',
  ],
  [
    'it',
    'Leggo e rispondo solo in queste lingue: {languages}. I pulsanti qui sotto funzionano senza scrivere nulla.',
  ],
  ['ja', '私が読んで答えられる言語は次のとおりです：{languages}。下のボタンは、何も入力しなくても使えます。'],
  ['ko', '저는 다음 언어로만 읽고 답합니다: {languages}. 아래 버튼은 입력하지 않아도 사용할 수 있습니다.'],
  [
    'nl',
    'Ik lees en antwoord alleen in deze talen: {languages}. De knoppen hieronder werken zonder te typen.',
  ],
  ['pl', 'Czytam i odpowiadam tylko w tych językach: {languages}. Przyciski poniżej działają bez pisania.'],
  ['pt', 'Só leio e respondo nestes idiomas: {languages}. Os botões abaixo funcionam sem escrever.'],
  [
    'ro',
    'Citesc și răspund doar în aceste limbi: {languages}. Butoanele de mai jos funcționează fără să scrieți.',
  ],
  ['ru', 'Я читаю и отвечаю только на этих языках: {languages}. Кнопки ниже работают без ввода текста.'],
  ['sv', 'Jag läser och svarar bara på dessa språk: {languages}. Knapparna nedan fungerar utan att skriva.'],
  ['th', 'ฉันอ่านและตอบได้เฉพาะภาษาเหล่านี้: {languages} ปุ่มด้านล่างใช้ได้โดยไม่ต้องพิมพ์'],
  [
    'tr',
    'Yalnızca şu dillerde okuyup yanıt verebiliyorum: {languages}. Aşağıdaki düğmeler yazmadan da çalışır.',
  ],
  ['uk', 'Я читаю й відповідаю лише цими мовами: {languages}. Кнопки нижче працюють без введення тексту.'],
  [
    'ur',
    'میں صرف ان زبانوں میں پڑھتا اور جواب دیتا ہوں: {languages}۔ نیچے دیے گئے بٹن لکھے بغیر بھی کام کرتے ہیں۔',
  ],
  [
    'vi',
    'Tôi chỉ đọc và trả lời bằng các ngôn ngữ này: {languages}. Các nút bên dưới dùng được mà không cần gõ.',
  ],
  ['zh', '我只能阅读和回答以下语言的问题：{languages}。下面的按钮无需输入文字即可使用。'],
]);
