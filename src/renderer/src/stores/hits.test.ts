import { expect, test } from 'vitest'
import type { PageHits } from '../reader/page-hits.ts'
import { HitsStore } from './hits.svelte.ts'

/** A page that tells what was asked of it. */
function page(firstInSight = 0) {
  const done: string[] = []
  const marked = {
    firstInSight: () => firstInSight,
    show: (index: number) => done.push(`show ${index}`),
    hide: () => done.push('hide'),
    unhide: () => done.push('unhide'),
  } as unknown as PageHits
  return { done, marked }
}

function storeWith(count: number, firstInSight = 0) {
  const { done, marked } = page(firstInSight)
  const store = new HitsStore()
  store.begin(marked)
  store.counted({ count, isCut: false })
  return { done, store }
}

test('hits are gone through from the first to the last and around', () => {
  const { done, store } = storeWith(2)
  expect(store.current).toBe(-1)
  for (const by of [1, 1, 1, -1] as const) store.step(by)
  expect(done).toEqual(['show 0', 'show 1', 'show 0', 'show 1'])
})

test('the first step goes to what is in sight or below, or to what is above', () => {
  const down = storeWith(5, 3)
  down.store.step(1)
  expect(down.store.current).toBe(3)
  const up = storeWith(5, 3)
  up.store.step(-1)
  expect(up.store.current).toBe(2)
  // All are above.
  const around = storeWith(5, 5)
  around.store.step(1)
  expect(around.store.current).toBe(0)
})

test('hidden marks come back with the next step, and with the next page', () => {
  const { done, store } = storeWith(2)
  store.hide()
  expect([store.areShown, store.isHidden]).toEqual([false, true])
  store.step(1)
  expect(done).toEqual(['hide', 'unhide', 'show 0'])
  expect(store.areShown).toBe(true)
  store.hide()
  store.begin(page().marked)
  expect([store.isHidden, store.count, store.current]).toEqual([false, 0, -1])
})

test('without hits there is nowhere to go', () => {
  const { done, store } = storeWith(0)
  store.step(1)
  expect([done, store.current]).toEqual([[], -1])
})
