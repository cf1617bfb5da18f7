// Noticing parsers: logs and files of motion as a failing disk or another program may have left them, and the lines between station and noticer.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { knownCameraId } from '#base/ids.ts'
import { dayBegins, MotionStore } from '#engine/noticing/motion-store.ts'
import { readNoticerTold } from '#programs/noticer/noticer-told.ts'
import { readTold, toldLine } from '#programs/noticer/told-cameras.ts'
import type { Parser } from './parser.ts'

const gate = knownCameraId('cong')
const day = '2026-11-22'
const folder = mkdtempSync(join(tmpdir(), 'fuzz-motion-'))
const store = new MotionStore(folder)
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

const written = (): { readonly log: Buffer; readonly columns: Buffer } => {
  store.append(gate, dayBegins(day), [
    { kind: 'analysed', from: 10, to: 4000, every: 1 },
    { kind: 'moved', cell: 700, from: 20, to: 31 },
    { kind: 'changed', cell: 701, from: 60 },
    { kind: 'undecodable', from: 4000, to: 4100 },
  ])
  const log = readBack('log')
  store.seal(gate, day)
  const columns = readBack('motion')
  store.forget(gate, day)
  return { log, columns }
}
const readBack = (kind: 'log' | 'motion'): Buffer => readFileSync(join(folder, gate, `${day}.${kind}`))

const readAs =
  (kind: 'log' | 'motion') =>
  (bytes: Buffer): number => {
    store.forget(gate, day)
    writeFileSync(join(folder, gate, `${day}.${kind}`), bytes)
    const { motion, changes, analysed } = store.read(gate, day)
    store.check(gate, day)
    return motion.total + changes.total + analysed.length
  }

const { log, columns } = written()

export const noticingParsers: readonly Parser[] = [
  { name: 'log of a day’s motion', seeds: [log], read: readAs('log'), most: length => length },
  { name: 'columns of a day’s motion', seeds: [columns], read: readAs('motion'), most: length => length },
  {
    name: 'what the noticer is told',
    seeds: [
      Buffer.from(
        toldLine({
          kind: 'cameras',
          cameras: [
            {
              camera: gate,
              stream: 'sub',
              masks: [
                [
                  [0, 0],
                  [1, 0],
                  [1, 1],
                ],
              ],
            },
          ],
        }),
      ),
      Buffer.from('{"kind":"rebuild","rebuild":{"camera":"cong","from":0,"to":90000}}'),
    ],
    read: bytes => {
      const told = readTold(bytes.toString('utf8'))
      return told?.kind === 'cameras' ? told.cameras.length : 0
    },
    most: length => length,
  },
  {
    name: 'what the noticer tells',
    seeds: [
      Buffer.from('{"kind":"alive","memory_bytes":1}'),
      Buffer.from(
        '{"kind":"progress","busy":0,"behind_s":0,"backlog_s":0,"done":true,"every":1,"keys_only":false,"can_write":true,' +
          '"memory_bytes":1,"cameras":[{"camera":"cong","at_90k":1,"backlog_s":0,"undecodable":false}]}',
      ),
    ],
    read: bytes => {
      const told = readNoticerTold(bytes.toString('utf8'))
      return told?.kind === 'progress' ? told.cameras.length : 0
    },
    most: length => length,
  },
]
