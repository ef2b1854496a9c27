import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discover } from './discover.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'pressmark-discover-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (...names: string[]): void => {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), 'x')
  }
}

/** What was found, one `name: fate` a path. */
async function found(...roots: string[]): Promise<string[]> {
  const lines: string[] = []
  for await (const entry of discover(roots.map((root) => join(folder, root))))
    lines.push(
      `${relative(folder, entry.path)}: ${entry.kind === 'file' ? 'file' : `${entry.outcome} ${entry.reason}`}`,
    )
  return lines
}

describe('discover', () => {
  it('walks folders in name order, to the bottom', async () => {
    put('b.txt', 'a/2.html', 'a/1.md', 'a/deep/er/0')
    expect(await found('.')).toEqual(['a/1.md: file', 'a/2.html: file', 'a/deep/er/0: file', 'b.txt: file'])
  })

  it('gives hidden entries and names that are no documents an outcome, folders as wholes', async () => {
    put('.git/config', '.git/HEAD', '.DS_Store', 'photo.JPG', 'style.css', 'SHA256SUMS', 'article.txt')
    expect(await found('.')).toEqual([
      '.DS_Store: ignored hidden',
      '.git: ignored hidden',
      'SHA256SUMS: ignored not-a-document',
      'article.txt: file',
      'photo.JPG: ignored not-a-document',
      'style.css: ignored not-a-document',
    ])
  })

  it('ignores what makes a repository’s site, unless that is what was given', async () => {
    put(
      'jekyll/_layouts/post.html',
      'jekyll/_posts/a.md',
      'hugo/layouts/partials/deep/a.html',
      'partials/b.html',
    )
    expect(await found('.')).toEqual([
      'hugo/layouts/partials/deep/a.html: ignored not-a-document',
      'jekyll/_layouts/post.html: ignored not-a-document',
      'jekyll/_posts/a.md: file',
      'partials/b.html: file',
    ])
    expect(await found('jekyll/_layouts')).toEqual(['jekyll/_layouts/post.html: file'])
  })

  it('ignores what a repository says of itself, beside its .git only, unless that is what was given', async () => {
    const about = ['README.md', 'License.md', 'CONTRIBUTING.md', 'CODE_OF_CONDUCT.md']
    const articles = ['README-zh.md', 'a/README.md', 'License to fish.md', 'security.html']
    put('.git/HEAD', ...about, ...articles)
    const ignored = about.map((name) => `${name}: ignored not-a-document`)
    expect((await found('.')).toSorted()).toEqual(
      ['.git: ignored hidden', ...ignored, ...articles.map((name) => `${name}: file`)].toSorted(),
    )
    expect(await found('README.md')).toEqual(['README.md: file'])
    expect(await found('a')).toEqual(['a/README.md: file'])
  })

  it('takes a worktree, whose .git is a file, for a repository, and a copy without one for a folder', async () => {
    put('tree/.git', 'tree/README.md', 'copy/README.md', 'copy/.github/x')
    expect(await found('tree', 'copy')).toEqual([
      'tree/.git: ignored hidden',
      'tree/README.md: ignored not-a-document',
      'copy/.github: ignored hidden',
      'copy/README.md: file',
    ])
  })

  it('ignores Hugo’s archetypes beside its settings only', async () => {
    put(
      'hugo/hugo.toml',
      'hugo/archetypes/default.md',
      'hugo/content/archetypes/b.md',
      'mine/archetypes/c.md',
    )
    expect(await found('hugo', 'mine')).toEqual([
      'hugo/archetypes/default.md: ignored not-a-document',
      'hugo/content/archetypes/b.md: file',
      'hugo/hugo.toml: ignored not-a-document',
      'mine/archetypes/c.md: file',
    ])
  })

  it('ignores every file of a page’s companion folder, wherever both were given', async () => {
    put(
      'in/Ice.html',
      'in/Ice_files/a.png',
      'in/Ice_files/frame.html',
      'in/Ice_files/deep/b.css',
      'in/Other_files/c.html',
    )
    const companions = ['a.png', 'deep/b.css', 'frame.html'].map(
      (name) => `in/Ice_files/${name}: ignored companion`,
    )
    expect(await found('in')).toEqual(['in/Ice.html: file', ...companions, 'in/Other_files/c.html: file'])
    expect(await found('in/Ice_files', 'in/Ice.html')).toEqual([...companions, 'in/Ice.html: file'])
  })

  it('takes a companion folder that is given without its page', async () => {
    put('in/Ice.html', 'in/Ice_files/frame.html')
    expect(await found('in/Ice_files')).toEqual(['in/Ice_files/frame.html: file'])
  })

  it('takes what the user named himself, hidden or oddly named', async () => {
    put('.hidden.txt', 'odd.json')
    expect(await found('.hidden.txt', 'odd.json')).toEqual(['.hidden.txt: file', 'odd.json: file'])
  })

  it('follows links once and stops at loops', async () => {
    put('shelf/a.txt')
    symlinkSync('..', join(folder, 'shelf/up'))
    symlinkSync('nowhere', join(folder, 'shelf/broken'))
    symlinkSync('self', join(folder, 'shelf/self'))
    symlinkSync('a.txt', join(folder, 'shelf/z.txt'))
    expect(await found('shelf')).toEqual([
      'shelf/a.txt: file',
      'shelf/broken: failed not-found',
      'shelf/self: failed link-loop',
      'shelf/up: failed link-loop',
      'shelf/z.txt: file',
    ])
  })

  it.skipIf(process.platform === 'win32')('does not open pipes', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.txt')])
    expect(await found('.')).toEqual(['pipe.txt: failed not-a-regular-file'])
  })

  it('says that a path is not there', async () => {
    expect(await found('gone.txt')).toEqual(['gone.txt: failed not-found'])
  })
})
