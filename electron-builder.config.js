/** One configuration for every system; `tools/package` adds where Electron's binary comes from. */
const nativeBinary = `node_modules/better-sqlite3/prebuilds/\${platform}-\${arch}.node`

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.pressmark.Pressmark',
  productName: 'Pressmark',
  copyright: 'MIT licence, the Pressmark authors',
  directories: { output: 'dist', buildResources: 'resources' },
  // The bundles hold everything but the native module; of that one, only this system's binary.
  files: [
    'out/**',
    'package.json',
    '!node_modules/**',
    'node_modules/better-sqlite3/{package.json,LICENSE}',
    'node_modules/better-sqlite3/lib/**',
    nativeBinary,
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  extraResources: [{ from: 'resources/samples', to: 'samples' }],
  npmRebuild: false,
  electronLanguages: ['en-US', 'zh-CN', 'zh-TW'],
  linux: {
    target: ['dir'],
    executableName: 'pressmark',
    category: 'Office',
    icon: 'resources/icon.png',
  },
  mac: { target: ['dir'], category: 'public.app-category.news', icon: 'resources/icon.png' },
  win: { target: ['dir'], icon: 'resources/icon.png' },
}
