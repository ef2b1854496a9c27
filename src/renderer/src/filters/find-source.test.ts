import { describe, expect, it } from 'vitest'
import { sourceFinder } from './find-source.ts'

const source = (name: string, domain: string) => ({ id: 1, name, domain })

describe('finding a source', () => {
  it('goes by its name or its domain, in any case', () => {
    expect(sourceFinder('HARBOUR')(source('The Harbour Post', 'thp.example'))).toBe(true)
    expect(sourceFinder('thp.ex')(source('The Harbour Post', 'thp.example'))).toBe(true)
    expect(sourceFinder('lantern')(source('The Harbour Post', 'thp.example'))).toBe(false)
  })

  it('takes either Chinese script for the other', () => {
    expect(sourceFinder('民生日报')(source('民生日報', 'minsheng.example'))).toBe(true)
  })

  it('needs no accents', () => {
    expect(sourceFinder('metropole')(source('La Métropole', 'm.example'))).toBe(true)
  })

  it('knows the source without a name as it is shown', () => {
    expect(sourceFinder('unknown')(source('', ''))).toBe(true)
  })

  it('with nothing typed finds them all', () => {
    expect(sourceFinder('  ')(source('x', 'y'))).toBe(true)
  })
})
