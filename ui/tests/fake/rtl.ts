/** A made-up story in Arabic and Hebrew, to look at text that runs from right to left. All names are invented. */
import type { StoryArticle } from "./story";

export const RTL_STORY: StoryArticle[] = [
  {
    id: "a1",
    title: "فيضان ليلي أسفل سد فرين يخلي ثلاث قرى",
    outlet: "بريد البحيرة",
    byline: "آنا طوروق، فرين",
    published: "2025-04-02",
    direction: "rtl",
    paragraphs: [
      [
        { text: "وصلت المياه من سد فرين إلى قرية أوسك بعد منتصف ليل الثلاثاء بقليل.", claim: { id: "c1", text: "وصلت المياه من سد فرين إلى قرية أوسك بعد منتصف ليل الأول من أبريل 2025." }, sign: "true" },
        { text: "وسمّاها المشغّل «تصريفًا مخططًا له» (planned release).", claim: { id: "c2", speaker: "المشغّل", role: "شركة مياه فرين", differs: "تصريفًا مخططًا له" }, sign: "contested" },
      ],
      [
        { text: "وقال عمال الإنقاذ إن أربعة أشخاص على الأقل غرقوا وإن 17 شخصًا في عداد المفقودين.", claim: { id: "c3", text: "أغرق الفيضان أسفل سد فرين في 1 أبريل 2025 أربعة أشخاص على الأقل وفُقد 17 شخصًا.", speaker: "عمال الإنقاذ", role: "دائرة الإنقاذ في المنطقة", differs: "17 شخصًا" }, sign: "contested" },
        { text: "ونقلت إذاعة «صوت أوسك» الأرقام أولًا في الساعة 18:00.", claim: { id: "c4" }, sign: "open" },
      ],
      [
        { text: "وقدّر محافظ المنطقة عدد المفقودين بنحو 42 شخصًا، معظمهم من العمال الضيوف.", claim: { id: "c5", text: "فُقد 42 شخصًا، معظمهم من العمال الضيوف، في الفيضان أسفل سد فرين.", speaker: "إلزه مارانت", role: "محافظة المنطقة", differs: "42 شخصًا" }, sign: "contested" },
        { text: "ودوّت صفارات الإنذار إحدى عشرة دقيقة قبل وصول المياه.", claim: { id: "c6", differs: "إحدى عشرة دقيقة" }, sign: "contested" },
      ],
    ],
  },
  {
    id: "a2",
    title: "מה ידוע על שחרור המים בסכר ורין",
    outlet: "פנקס הבוקר",
    byline: "המערכת",
    published: "2025-09-20",
    direction: "rtl",
    paragraphs: [
      [
        { text: "חצי שנה אחרי, בחברת המים עדיין אומרים ששום דבר לא תוכנן ושהשערים קרסו.", claim: { id: "c12", speaker: "חברת המים ורין", differs: "שום דבר לא תוכנן" }, sign: "contested" },
        { text: "איש לא שמע צפירה באוסק, אמרו שלושה תושבים לעיתון.", claim: { id: "c13", speaker: "שלושה תושבים", differs: "לא שמע צפירה" }, sign: "contested" },
      ],
      [{ text: "מספר הנעדרים תוקן מאוחר יותר לתשעה (9).", claim: { id: "c14", text: "מספר הנעדרים אחרי השיטפון מתחת לסכר ורין תוקן לתשעה.", speaker: "לשכת המחוז", differs: "לתשעה" }, sign: "open" }],
    ],
  },
];
