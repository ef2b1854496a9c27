/** Everything of the stand-in that runs inside a page, built as one script. */
export { runPreload } from './preload-world.ts'
export { receiveExposed } from './main-world.ts'
