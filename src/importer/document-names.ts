import { basename, extname } from 'node:path'
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
    'json jsonl ndjson yaml yml toml ini cfg conf lock csv tsv sql db sqlite sqlite3 pressmark parquet',
    'exe dll so dylib o a class jar bin dat iso img dmg deb rpm apk msi',
    'gz bz2 xz zst 7z rar',
    'pdf doc docx xls xlsx ppt pptx odt ods odp epub mobi azw3 djvu',
    'tmp bak swp log pem key crt',
  ]
    .join(' ')
    .split(' '),
)

/** Beside the files of an export, and of many downloads. */
const checksums = /^(md5|sha1|sha256|sha512)sums$/i

/** Containers count as documents for what is in them. */
export const isDocumentName = (path: string): boolean => isContainerName(path) || isDocument(path)

const isDocument = (path: string): boolean =>
  !otherThings.has(extname(basename(path)).slice(1).toLowerCase()) && !checksums.test(basename(path))
