/// <reference types="svelte" />
/// <reference types="vite/client" />
import type { PressmarkApi } from '../../shared/contract.ts'

declare global {
  interface Window {
    readonly pressmark: PressmarkApi
  }
}
