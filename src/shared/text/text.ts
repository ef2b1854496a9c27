import { en } from './en.ts'

/** What a language must say; English sets the shape. */
export type Catalogue = typeof en

/** The catalogue in use. */
export const text: Catalogue = en
