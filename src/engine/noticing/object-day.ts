// Objects of a camera's day, as a file of lines: first what it is, then a line for each thing that went through the picture. Labels are what a machine
// guessed. Written line by line, so that a power cut takes the last one; bounded, so that a busy road does not fill the disk; nothing else is needed to
// read it.
//
//   motion/CAMERA/2026-11-22.objects

import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { TICK_MS, TICKS_PER_DAY } from './motion-grid.ts'
import { lengthOf, type Span, within, without } from './spans.ts'

/** What a network's classes are called here; others are not looked for. */
export const objectClasses = ['person', 'bicycle', 'motorbike', 'car', 'bus', 'truck', 'dog'] as const
export type ObjectClass = (typeof objectClasses)[number]

export type SeenObject = {
  readonly class: ObjectClass
  /** From 0 to 1. */
  readonly score: number
  /** Tick of the day, then left, top, width and height as parts of the picture. */
  readonly path: readonly (readonly [tick: number, left: number, top: number, width: number, height: number])[]
}

export type ObjectDay = {
  /** Ticks up to which pictures were looked at, in order. */
  readonly looked: readonly (readonly [from: number, to: number])[]
  readonly objects: readonly SeenObject[]
}

/** Of a camera and day; what comes after is not told. */
export const MOST_DAY_BYTES = 8 << 20
const LONGEST_LINE = 8192
const MOST_POINTS = 64

const other: Readonly<Record<string, ObjectClass>> = {
  motorcycle: 'motorbike',
  moped: 'motorbike',
  bike: 'bicycle',
  lorry: 'truck',
}

/** Which class of ours a network's class is. */
export const classOf = (name: string): ObjectClass | undefined => {
  const plain = name.trim().toLowerCase()
  return objectClasses.find(known => known === plain) ?? other[plain]
}

type Line = { readonly looked: readonly [number, number] } | SeenObject

/** Answers false when the day is full. */
export const appendObjects = (path: string, about: object, lines: readonly Line[]): boolean => {
  const size = existsSync(path) ? statSync(path).size : 0
  if (size > MOST_DAY_BYTES) return false
  mkdirSync(dirname(path), { recursive: true })
  const head = size > 0 ? [] : [{ kind: 'matthan-objects', version: 1, tick_ms: TICK_MS, ...about }]
  const text = [...head, ...lines.map(rounded)].map(line => `${JSON.stringify(line)}\n`).join('')
  // A line that a power cut tore is ended first.
  const torn = size > 0 && readFileSync(path).at(-1) !== 10 ? '\n' : ''
  appendFileSync(path, torn + text, { mode: 0o600 })
  return true
}

/** Only what lies wholly in these ticks stays; what is none of ours does not. */
export const cutObjects = (path: string, kept: readonly Span[]): void => {
  if (!existsSync(path)) return
  const isKept = (from: number, to: number): boolean => lengthOf(without([[from, to]], kept)) === 0
  const [head, ...lines] = statSync(path).size > MOST_DAY_BYTES * 2 ? [] : readFileSync(path, 'utf8').split('\n')
  const left = lines.flatMap((text): readonly object[] => {
    const line = text.length <= LONGEST_LINE ? readLine(text) : undefined
    if (line === undefined) return []
    if ('looked' in line) return within([line.looked], kept).map(([from, to]) => ({ looked: [from, to] }))
    return isKept(line.path[0]![0], line.path.at(-1)![0] + 1) ? [line] : []
  })
  const text = [head ?? '', ...left.map(line => JSON.stringify(line))].map(line => `${line}\n`).join('')
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
}

const rounded = (line: Line): Line => {
  if ('looked' in line) return line
  const part = (value: number): number => Math.round(value * 1000) / 1000
  const path = line.path.map(([tick, ...box]) => [tick, ...box.map(part)] as unknown as SeenObject['path'][number])
  return { class: line.class, score: part(line.score), path }
}

/** Lines that are none are passed over; a day without a file has nothing. Never throws for what the file holds. */
export const readObjectDay = (path: string): ObjectDay => {
  if (!existsSync(path) || statSync(path).size > MOST_DAY_BYTES * 2) return { looked: [], objects: [] }
  const looked: [number, number][] = []
  const objects: SeenObject[] = []
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    const line = text.length <= LONGEST_LINE ? readLine(text) : undefined
    if (line === undefined) continue
    if ('looked' in line) looked.push([line.looked[0], line.looked[1]])
    else objects.push(line)
  }
  return { looked, objects }
}

const readLine = (text: string): Line | undefined => {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof read !== 'object' || read === null) return undefined
  const { class: of, score, path, looked } = read as Readonly<Record<string, unknown>>
  if (Array.isArray(looked))
    return looked.length === 2 && looked.every(isTick) ? { looked: looked as never } : undefined
  const known = objectClasses.find(name => name === of)
  if (known === undefined || typeof score !== 'number' || !Array.isArray(path)) return undefined
  if (path.length === 0 || path.length > MOST_POINTS || !path.every(isPoint)) return undefined
  return { class: known, score, path: path as SeenObject['path'] }
}

const isTick = (value: unknown): boolean =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= TICKS_PER_DAY

const isPoint = (point: unknown): boolean =>
  Array.isArray(point) &&
  point.length === 5 &&
  isTick(point[0]) &&
  point.slice(1).every(part => typeof part === 'number' && part >= 0 && part <= 1)
