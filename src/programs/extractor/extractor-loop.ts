// Extractor loop: makes one file of a bundle after the other from footage that lies on the archives. Each is written, flushed and noted before the next is
// begun; what holds it up is told and waited for; what cannot be read is told and left out.

import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Problem } from '#base/problems.ts'
import { linesAbout } from '#store/access-log/footage-lines.ts'
import { type CopyHow, writeFile } from './copy-file.ts'
import { type Journal, syncFolder } from './journal.ts'
import { planOf } from './plan.ts'
import { heldUpBy, mustHaveRoom } from './room.ts'
import type { Sources } from './sources.ts'
import { HeldUp, type Plan, type Task, type Told } from './task.ts'
import { writeSegment } from './write-segment.ts'
import { writeVideo } from './write-video.ts'

const SAYS_EVERY_MS = 250
const LOOKS_AGAIN_MS = 2_000
/** A fault that comes back so often is none that passes. */
const MOST_FAULTS = 5
const LOG = 'access-log.jsonl'

export type LoopNeed = {
  readonly task: Task
  readonly journal: Journal
  readonly sources: Sources
  readonly tell: (told: Told) => void
  readonly pause: (ms: number) => Promise<void>
}

export class ExtractorLoop {
  readonly #need: LoopNeed
  #done = 0
  #all = 0
  #doing = ''
  #said_ms = 0

  constructor(need: LoopNeed) {
    this.#need = need
  }

  async run(): Promise<void> {
    const { tell, pause, journal } = this.#need
    for (let faults = 0; ; ) {
      try {
        await this.#work()
        return tell({ kind: 'done' })
      } catch (error) {
        if (error instanceof Problem && error.code !== 'bug')
          return tell({ kind: 'failed', problem: error.code, where: plain(error.where) })
        if (error instanceof HeldUp) tell({ kind: 'held_up', problem: error.problem, where: error.where })
        else if (++faults >= MOST_FAULTS)
          return tell({ kind: 'failed', problem: 'extraction_failed', where: { error: String(error).slice(0, 300) } })
      }
      await pause(LOOKS_AGAIN_MS)
      journal.look()
    }
  }

  async #work(): Promise<void> {
    const { task, journal, sources } = this.#need
    this.#make('video')
    if (task.segments) this.#make('segments')
    const plan = this.#plan()
    this.#all = [...plan.videos, ...plan.segments].reduce((sum, { bytes }) => sum + bytes, 0)
    this.#done = journal.lines.reduce((sum, line) => sum + ('files' in line ? (line.files[0]?.bytes ?? 0) : 0), 0)
    for (const video of plan.videos) {
      if (journal.isDone(video.path)) continue
      await this.#one(video.path, async how => {
        const made = await writeVideo(task, video, sources, this.#unread(), how)
        for (const one of made.unread) journal.add({ kind: 'unread', ...one })
        return made.line
      })
    }
    for (const segment of plan.segments) {
      if (journal.isDone(segment.path)) continue
      this.#make(dirname(segment.path))
      await this.#one(segment.path, how => writeSegment(task, segment, sources, how))
    }
    // Who looked, from where and for which case is for those who answer for the footage, not for whoever gets a redacted copy of it.
    if (task.originals && !journal.isDone(LOG)) await this.#one(LOG, how => this.#log(how))
  }

  #unread(): ReadonlySet<string> {
    return new Set(
      this.#need.journal.lines.flatMap(line => (line.kind === 'unread' ? [`${line.item} ${line.from_90k}`] : [])),
    )
  }

  #plan(): Plan {
    const { task, journal, sources } = this.#need
    const kept = journal.lines.find(line => line.kind === 'plan')
    if (kept?.kind === 'plan') return kept.plan
    const plan = planOf(task, sources.reader)
    this.#atTarget(() => journal.add({ kind: 'plan', plan }))
    return plan
  }

  async #one(path: string, work: (how: CopyHow) => Promise<Parameters<Journal['add']>[0]>) {
    const { data, folder } = this.#need.task
    const before = this.#done
    this.#doing = path
    this.#say(true)
    this.#atTarget(() => mustHaveRoom(data, folder, 0))
    const wrote = (bytes: number) => {
      this.#done += bytes
      this.#say()
    }
    try {
      const line = await work({ data, folder, wrote, alone: true })
      this.#atTarget(() => {
        syncFolder(dirname(join(folder, path)))
        this.#need.journal.add(line)
      })
    } catch (error) {
      this.#done = before
      throw error
    }
  }

  async #log(how: CopyHow): Promise<Parameters<Journal['add']>[0]> {
    const { data, folder, items, request } = this.#need.task
    const { lines, about: found } = linesAbout(data, items, request)
    const whole = lines.filter(({ line }) => line !== undefined).length
    const text = lines.map(line => `${JSON.stringify(line)}\n`)
    const copied = await writeFile(Buffer.from(text.join('')), join(folder, LOG), how)
    const about = 'Trích nhật ký truy cập: ai đã xem, lưu, yêu cầu đoạn hình này'
    return {
      ...{ kind: 'file', of: LOG, files: [{ path: LOG, kind: 'access_log', ...copied, about }] },
      log: { about: found, whole, by_hash: lines.length - whole },
    }
  }

  #make(path: string): void {
    this.#atTarget(() => mkdirSync(join(this.#need.task.folder, path), { recursive: true, mode: 0o700 }))
  }

  #atTarget(work: () => void): void {
    try {
      work()
    } catch (error) {
      throw error instanceof Problem ? error : heldUpBy(error, this.#need.task.folder)
    }
  }

  #say(now = false): void {
    const at = performance.now()
    if (!now && at - this.#said_ms < SAYS_EVERY_MS) return
    this.#said_ms = at
    this.#need.tell({
      kind: 'progress',
      done_bytes: this.#done,
      all_bytes: Math.max(this.#all, this.#done),
      doing: this.#doing,
    })
  }
}

const plain = (where: Problem['where']): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(where).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  )
