import type { Density, Theme } from '../../../shared/look.ts'
import type { FacetKind, ResultSet, RiskyPlace } from '../../../shared/list.ts'
import type { LanguageChoice } from '../../../shared/text/languages.ts'
import type { ViewState } from '../../../shared/view-state.ts'
import type { Api } from '../api.ts'

/** Facets that are folded until somebody unfolds them. */
const foldedAtFirst: readonly FacetKind[] = ['author', 'language', 'format', 'import']

/** Milliseconds without a change before the state is kept. */
const rest = 400

type Change = { [K in keyof ViewState]?: ViewState[K] | undefined }

/** How the window is left, kept so that it comes back the same. */
export class ViewStateStore {
  readonly #api: Api
  #state = $state.raw<ViewState>({})
  #isLoaded = $state(false)
  #saving: ReturnType<typeof setTimeout> | undefined

  constructor(api: Api) {
    this.#api = api
  }

  get density(): Density {
    return this.#state.density ?? 'comfortable'
  }

  get theme(): Theme {
    return this.#state.theme ?? 'system'
  }

  get language(): LanguageChoice {
    return this.#state.language ?? 'system'
  }

  /** What the user chose, pixels. */
  get panes(): NonNullable<ViewState['panes']> {
    return this.#state.panes ?? {}
  }

  isFolded(kind: FacetKind): boolean {
    return (this.#state.folded ?? foldedAtFirst).includes(kind)
  }

  fold(kind: FacetKind, isFolded: boolean): void {
    const others = (this.#state.folded ?? foldedAtFirst).filter((one) => one !== kind)
    this.set({ folded: isFolded ? [...others, kind] : others })
  }

  /** Whether the user knows that the library lies at such a place; null while that is not known. */
  accepts(place: RiskyPlace): boolean | null {
    return this.#isLoaded ? this.#state.acceptedPlace === place : null
  }

  /** To be awaited before anything is shown that depends on it. With it comes the list of its query, if it is open. */
  async load(): Promise<{ state: ViewState; list: ResultSet | null }> {
    const reply = await this.#api.ask('viewState', {})
    if (reply.ok) this.#state = reply.value.state
    this.#isLoaded = true
    return { state: this.#state, list: reply.ok ? reply.value.list : null }
  }

  /** From now on the user knows that the library lies at such a place. */
  accept(place: RiskyPlace): void {
    this.set({ acceptedPlace: place })
    this.save()
  }

  /** Kept at once: main turns what the system is said to prefer. */
  setTheme(theme: Theme): void {
    this.set({ theme })
    this.save()
  }

  /** Kept at once: main then begins the page again in it. */
  setLanguage(language: LanguageChoice): void {
    this.set({ language })
    this.save()
  }

  /** `undefined` forgets a thing. */
  set(change: Change): void {
    const state = { ...this.#state, ...change }
    const { query, topRow, articleId, theme, density, language, panes, folded, acceptedPlace } = state
    this.#state = {
      ...(query && { query }),
      ...(topRow !== undefined && { topRow }),
      ...(articleId !== undefined && { articleId }),
      ...(theme && { theme }),
      ...(density && { density }),
      ...(language && { language }),
      ...(panes && { panes }),
      ...(folded && { folded }),
      ...(acceptedPlace && { acceptedPlace }),
    }
    clearTimeout(this.#saving)
    this.#saving = setTimeout(this.save, rest)
  }

  /** Keeps at once what waits to be kept. */
  readonly save = (): void => {
    if (this.#saving === undefined) return
    clearTimeout(this.#saving)
    this.#saving = undefined
    void this.#api.ask('saveViewState', { state: this.#state })
  }
}
