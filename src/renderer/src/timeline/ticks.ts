/** What is written below an axis: its ends, and between them what is round and has room. */
import { formatDay, formatDayOfYear, formatMonthName, formatShortMonth } from '../format/days.ts'
import { daysOf, type Axis } from './axis.ts'

export interface Tick {
  /** Slots from the start of the axis. */
  place: number
  label: string
  /** Which part of the label stands at the place. */
  anchor: 'start' | 'middle' | 'end'
}

/** Pixels of a letter of the small labels, rather too many, and between two labels. */
const letter = 6.4
const gap = 14

const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]

const endLabel = (axis: Axis, slot: number): string => {
  const number = axis.first + slot
  if (axis.unit === 'year') return String(number)
  if (axis.unit === 'month') return formatShortMonth(Math.floor(number / 12), (((number % 12) + 12) % 12) + 1)
  return formatDay(daysOf(axis, slot, slot).from ?? '')
}

/** Years at their beginnings, months at theirs in an axis of days, or days where those are few. */
function between(axis: Axis, width: number): { slot: number; label: string }[] {
  const pixels = width / axis.slots
  const slots = Array.from({ length: axis.slots }, (_, slot) => slot)
  if (axis.unit === 'day') {
    const day = (slot: number): string => daysOf(axis, slot, slot).from ?? ''
    const isMany = axis.slots > 45
    const step = isMany ? 1 : (steps.find((some) => some * pixels >= 60) ?? 10)
    return slots
      .filter((slot) => (isMany ? day(slot).endsWith('-01') : slot % step === 0))
      .map((slot) => ({
        slot,
        label: isMany ? formatMonthName(Number(day(slot).slice(5, 7))) : formatDayOfYear(day(slot)),
      }))
  }
  const perYear = axis.unit === 'year' ? 1 : 12
  const step = steps.find((some) => some * perYear * pixels >= 48) ?? 1_000
  return slots
    .filter((slot) => (axis.first + slot) % (perYear * step) === 0)
    .map((slot) => ({ slot, label: String((axis.first + slot) / perYear) }))
}

/** @param width of the axis, pixels */
export function ticksOf(axis: Axis, width: number): Tick[] {
  if (width <= 0) return []
  if (axis.slots === 1) return [{ place: 0.5, label: endLabel(axis, 0), anchor: 'middle' }]
  const start: Tick = { place: 0, label: endLabel(axis, 0), anchor: 'start' }
  const end: Tick = { place: axis.slots, label: endLabel(axis, axis.slots - 1), anchor: 'end' }
  const last = width - end.label.length * letter - gap
  let free = start.label.length * letter + gap
  const ticks = [start]
  for (const { slot, label } of between(axis, width)) {
    const place = slot + 0.5
    const centre = (place / axis.slots) * width
    const half = (label.length * letter) / 2
    if (centre - half < free || centre + half > last) continue
    ticks.push({ place, label, anchor: 'middle' })
    free = centre + half + gap
  }
  return [...ticks, end]
}
