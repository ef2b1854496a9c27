/** The languages of the user interface, as BCP 47 tags. */
export const languages = ['en', 'zh-Hant', 'zh-Hans'] as const
export type Language = (typeof languages)[number]

/** `system`: whichever of them the user's system prefers. */
export const languageChoices = ['system', ...languages] as const
export type LanguageChoice = (typeof languageChoices)[number]

/** Each by its own name: who cannot read the rest finds it. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
}

export const isLanguage = (name: string | null): name is Language =>
  (languages as readonly (string | null)[]).includes(name)

/** @param preferred BCP 47 tags, the dearest first; the first that is spoken here counts, else English */
export function languageOf(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice
  for (const tag of preferred) {
    const spoken = spokenFor(tag)
    if (spoken !== null) return spoken
  }
  return 'en'
}

function spokenFor(tag: string): Language | null {
  try {
    // Taiwan and Hong Kong write in traditional characters without the tag's saying so
    const { language, script } = new Intl.Locale(tag).maximize()
    if (language === 'zh' || language === 'yue') return script === 'Hant' ? 'zh-Hant' : 'zh-Hans'
    return language === 'en' ? 'en' : null
  } catch {
    return null
  }
}
