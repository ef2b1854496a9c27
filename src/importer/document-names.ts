import { basename, dirname, extname } from 'node:path'
import { isContainerName } from './containers/format.ts'

/**
 * Names that cannot be saved articles, by extension: so that a cloned repository comes in as its articles.
 * Everything else is read and recognised by what it holds.
 */
const otherThings = new Set(
  [
    'jpg jpeg png gif webp avif svg ico bmp tif tiff heic psd',
    'mp3 m4a ogg oga opus wav flac mp4 m4v mkv webm avi mov',
    'woff woff2 ttf otf eot',
    'css scss sass less js mjs cjs ts mts cts jsx tsx vue svelte map wasm',
    'py pyc rb php pl lua go rs c h cc cpp hpp cs java kt swift scala clj ex exs hs jl r sh bash zsh fish ps1 bat cmd',
    'xml rss atom opml xsl xsd dtd plist proto graphql ipynb gradle cmake mk bazel tf sol zig nim dart asm s v vhd',
    'erb ejs haml jade pug liquid njk hbs mustache twig tpl tmpl j2',
    'ics vcf srt vtt lrc pot po mo geojson kml gpx diff patch lnk url webloc desktop',
    'json jsonl ndjson yaml yml toml ini cfg conf lock csv tsv sql db sqlite sqlite3 pressmark parquet',
    'exe dll so dylib o a class jar bin dat iso img dmg deb rpm apk msi',
    'gz bz2 xz zst 7z rar',
    'pdf doc docx xls xlsx ppt pptx odt ods odp epub mobi azw3 djvu',
    'tmp bak swp log pem key crt',
  ]
    .join(' ')
    .split(' '),
)

/** Whole names, in lower case: the lists that stand beside an export or a download, and what repositories keep. */
const otherNames = new Set(
  [
    'md5sums sha1sums sha256sums sha512sums',
    'makefile gnumakefile dockerfile vagrantfile procfile rakefile gemfile guardfile brewfile jenkinsfile justfile',
    'cmakelists.txt requirements.txt constraints.txt robots.txt humans.txt ads.txt app-ads.txt security.txt',
    'license licence license.txt licence.txt copying copying.txt notice authors contributors codeowners',
    'maintainers patents version changes changelog readme cname manifest.in thumbs.db',
  ]
    .join(' ')
    .split(' '),
)

/** Templates, which read as pages, and other people's packages. */
const machinery = new Set('_layouts _includes _sass _plugins node_modules bower_components'.split(' '))
/** The same of Hugo's, below a folder with a name that others may use. */
const hugosLayouts = new Set('_default _partials _shortcodes partials shortcodes'.split(' '))

/** Whether a folder of a repository holds what makes its site, and no articles. */
export const isMachinery = (folder: string): boolean =>
  machinery.has(basename(folder)) ||
  (hugosLayouts.has(basename(folder)) && basename(dirname(folder)) === 'layouts')

/** What repositories keep about themselves, in lower case: articles may be called so, too, anywhere else. */
const aboutRepositories = new Set(
  (
    'readme.md readme.txt license.md licence.md contributing.md code_of_conduct.md security.md changelog.md ' +
    'pull_request_template.md issue_template.md'
  ).split(' '),
)
const hugosSettings = /^(?:hugo|config)\.(?:toml|ya?ml|json)$/

/** Those of the names in one folder that are about its repository, or what Hugo makes new pages of. */
export function aboutRepository(names: readonly string[]): ReadonlySet<string> {
  const isRepository = names.includes('.git')
  const isHugos = names.some((name) => hugosSettings.test(name))
  return new Set(
    names.filter(
      (name) =>
        (isRepository && aboutRepositories.has(name.toLowerCase())) || (isHugos && name === 'archetypes'),
    ),
  )
}

/** Whether a path, relative to what was given, leads through such a folder. */
export function isInMachinery(path: string): boolean {
  const folders = path.split('/').slice(0, -1)
  return folders.some((_, at) => isMachinery(folders.slice(0, at + 1).join('/')))
}

/** Containers count as documents for what is in them. */
export const isDocumentName = (path: string): boolean => isContainerName(path) || isDocument(path)

function isDocument(path: string): boolean {
  const name = basename(path).toLowerCase()
  return !otherThings.has(extname(name).slice(1)) && !otherNames.has(name)
}
