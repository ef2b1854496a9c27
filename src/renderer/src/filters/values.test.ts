import { describe, expect, it } from 'vitest'
import { text } from '../../../shared/text/text.ts'
import { valueName } from './values.ts'

const named = (kind: Parameters<typeof valueName>[0], name: string, value: string | number = name): string =>
  valueName(kind, { value, name }, 'Asia/Hong_Kong')

describe('a value as people read it', () => {
  it('is a language by its name, and a tag that is none as it stands', () => {
    expect(named('language', 'zh-Hant')).toBe('Chinese (Traditional)')
    expect(named('language', 'de')).toBe('German')
    expect(named('language', 'no such tag!')).toBe('no such tag!')
    expect(named('language', '')).toBe(text.facets.noLanguage)
  })

  it('is a format by its name, and one of a later version as it stands', () => {
    expect(named('format', 'web-page')).toBe('Web page')
    expect(named('format', 'epub')).toBe('epub')
    expect(named('format', 'constructor')).toBe('constructor')
  })

  it('is an import by when it began, in the zone of the library', () => {
    expect(named('import', '2024-06-18T20:30:00.000Z', 3)).toBe('Jun 19, 2024, 04:30')
    expect(named('import', '', 3)).toBe('Import 3')
  })

  it('is a topic, an author or a source as it is named', () => {
    expect(named('topic', '燈塔')).toBe('燈塔')
    expect(named('author', '')).toBe(text.facets.noName)
    expect(named('source', '')).toBe(text.unknownSource)
  })
})
