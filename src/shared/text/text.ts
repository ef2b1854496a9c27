import { en } from './en.ts'
import type { Language } from './languages.ts'

/** What a language must say; English sets the shape. */
export type Catalogue = typeof en

/**
 * The catalogue in use: English until another is spoken. A live binding: read it where something is said, and keep none
 * of it in a module's own constants.
 */
export let text: Catalogue = en

const catalogues: Record<Language, () => Promise<Catalogue>> = {
  en: () => Promise.resolve(en),
  'zh-Hant': async () => (await import('./zh-hant.ts')).zhHant,
  'zh-Hans': async () => (await import('./zh-hans.ts')).zhHans,
}

/** Of two languages asked for at once, the later. */
let wanted: Language = 'en'

/** From now on everything is said in this language. */
export async function speak(language: Language): Promise<void> {
  wanted = language
  const catalogue = await catalogues[language]()
  if (wanted === language) text = catalogue
}
