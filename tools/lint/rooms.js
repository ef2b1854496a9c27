/**
 * The rooms of src/ and who may import whom, as lint rules (ARCHITECTURE.md). A room not listed for another is
 * closed to it; so are the packages that belong to one room only.
 */

export const mayImport = {
  shared: [],
  parser: ['shared'],
  archive: ['shared'],
  importer: ['shared', 'parser', 'archive'],
  exporter: ['shared', 'archive'],
  main: ['shared', 'parser', 'archive', 'importer', 'exporter'],
  preload: ['shared'],
  renderer: ['shared'],
  cli: ['shared', 'parser', 'archive', 'importer', 'exporter'],
}

/** Packages with one home each; `node:` stands for all of Node. */
const homes = {
  electron: ['main', 'preload'],
  'better-sqlite3': ['archive'],
  linkedom: ['parser'],
  '@mozilla/readability': ['parser'],
  chokidar: ['importer'],
  svelte: ['renderer'],
  dompurify: ['renderer'],
  commander: ['cli'],
  zod: ['shared', 'main'],
  'node:': ['archive', 'importer', 'exporter', 'main', 'cli'],
}

/** What a room shows to the others; everything else in it is its own business. */
const faces = {
  archive: ['archive', 'packing', 'result-sets'],
  parser: ['parser'],
  importer: [
    'importer',
    'blocks',
    'index-keeper',
    'parse-worker',
    'start-parse-worker',
    'rebuild-search',
    'undo',
    'watcher',
  ],
  exporter: ['exporter', 'file-names'],
}

const rooms = Object.keys(mayImport)

function patternsFor(room) {
  const patterns = []
  for (const other of rooms) {
    if (other === room) continue
    if (!mayImport[room].includes(other))
      patterns.push({
        regex: `^(\\.\\./)+(src/)?${other}/`,
        message: `The room ${room} does not import ${other}.`,
      })
    else if (faces[other])
      patterns.push({
        regex: `^(\\.\\./)+${other}/(?!(${faces[other].join('|')})(\\.ts)?(\\?.*)?$)`,
        message: `Import ${other} through its public face.`,
      })
  }
  for (const [name, at] of Object.entries(homes)) {
    if (at.includes(room)) continue
    patterns.push({
      regex: name.endsWith(':') ? `^${name}` : `^${name}(/|$)`,
      message: `${name} belongs to ${at.join(', ')}.`,
    })
  }
  return patterns
}

/** The same for `import()`, which no-restricted-imports does not look at. */
const dynamicImportsOf = (patterns) =>
  patterns.map(({ regex, message }) => ({
    selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\/')}/]`,
    message,
  }))

function rulesFor(room) {
  const patterns = patternsFor(room)
  return {
    'no-restricted-imports': ['error', { patterns }],
    'no-restricted-syntax': ['error', ...dynamicImportsOf(patterns)],
  }
}

export const roomRules = [
  ...rooms.map((room) => ({
    files: [`src/${room}/**/*.{ts,svelte}`],
    ignores: ['**/*.test.ts'],
    rules: rulesFor(room),
  })),
  {
    files: ['src/renderer/**/*.{ts,svelte}'],
    ignores: ['src/renderer/src/api.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'window', property: 'pressmark', message: 'Only api.ts touches window.pressmark.' },
      ],
    },
  },
  {
    files: ['src/main/**/*.ts'],
    ignores: ['src/main/ipc.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'ipcMain', message: 'Only ipc.ts binds channels: it checks sender and shape.' },
      ],
    },
  },
  {
    files: ['src/renderer/**/*.svelte'],
    rules: { 'svelte/no-at-html-tags': 'error' },
  },
]
