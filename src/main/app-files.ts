import { app } from 'electron'
import { join } from 'node:path'

/**
 * A file of the app, named from its root: the checkout, or the archive of a package. Not from `import.meta`: the bundler
 * decides in which folder a module ends up.
 */
export const appFile = (path: string): string => join(app.getAppPath(), path)

/** A file that a package has beside its archive, and a checkout in `resources/`. */
export const resource = (path: string): string =>
  app.isPackaged ? join(process.resourcesPath, path) : appFile(join('resources', path))
