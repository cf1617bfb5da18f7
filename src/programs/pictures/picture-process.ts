// Picture process: the station's end of the picture maker. Starts it when a picture is wanted and lets it go when none was for a while;
// starts it again when it dies; answers in time whatever it does. Where node-av is missing, the system's ffmpeg is asked instead.

import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Logger } from '#base/log.ts'
import { no, ok, type Result } from '#base/result.ts'
import type { PictureMaker, PictureRefusal } from '#engine/viewing/picture-maker.ts'
import { jpegByFfmpeg } from './ffmpeg-picture.ts'
import { createMessageReader, readReply, writeQuestion } from './picture-wire.ts'

const program = fileURLToPath(import.meta.resolve('#programs/picture-maker.ts'))
const UNAVAILABLE = 69
const MOST_WAITING = 128
/** The first picture waits for the process to start, on a busy machine too. */
const PATIENCE_MS = 15_000
const IDLE_MS = 30_000

type Answer = Result<Buffer, PictureRefusal>
type Waiting = {
  readonly resolve: (answer: Answer) => void
  readonly late: NodeJS.Timeout
  readonly question: Buffer
  /** How often the process died while it was this picture's turn. */
  deaths: number
}
/** Once may be chance; a picture that kills its decoder again is not tried a third time. */
const MOST_DEATHS = 2

export class PictureProcess implements PictureMaker {
  readonly #log: Logger
  readonly #program: string
  #child: ChildProcess | undefined
  #ids = 0
  #idle: NodeJS.Timeout | undefined
  #decoder: 'node-av' | 'ffmpeg' | 'none' = 'node-av'
  #stopped = false
  readonly #waiting = new Map<number, Waiting>()

  constructor(log: Logger, started: string = program) {
    this.#log = log
    this.#program = started
  }

  async jpeg(...[picture, most_width, covered = []]: Parameters<PictureMaker['jpeg']>): Promise<Answer> {
    if (picture.codec === 'jpeg' && covered.length === 0) return ok(picture.access_unit)
    if (this.#stopped || this.#decoder === 'none') return no('no_decoder')
    if (this.#waiting.size >= MOST_WAITING) return no('busy')
    if (this.#decoder === 'ffmpeg') return this.#byFfmpeg(picture, most_width, covered)
    const id = ++this.#ids
    const question = writeQuestion({ id, picture, most_width, covered })
    const answer = await new Promise<Answer>(resolve => {
      const late = setTimeout(() => this.#answer(id, no('late')), PATIENCE_MS)
      this.#waiting.set(id, { resolve, late, question, deaths: 0 })
      this.#running().stdin?.write(question)
    })
    // The process that was asked found no decoder: the other way is tried for this picture too.
    if (!answer.ok && answer.problem === 'no_decoder' && !this.#stopped)
      return this.#byFfmpeg(picture, most_width, covered)
    return answer
  }

  stop(): void {
    this.#stopped = true
    this.#letGo()
    for (const id of [...this.#waiting.keys()]) this.#answer(id, no('no_decoder'))
  }

  /** The other way covers nothing: what is to be covered has no picture there. */
  async #byFfmpeg(...[picture, most_width, covered = []]: Parameters<PictureMaker['jpeg']>): Promise<Answer> {
    if (covered.length > 0) return no('no_decoder')
    const answer = await jpegByFfmpeg(picture, most_width)
    if (!answer.ok && answer.problem === 'no_decoder' && this.#decoder !== 'none') {
      this.#decoder = 'none'
      this.#log.warn('neither node-av nor ffmpeg is here: streams are shown without JPEG pictures')
    }
    return answer
  }

  #running(): ChildProcess {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.#waiting.size === 0 && this.#letGo(), IDLE_MS)
    this.#idle.unref()
    if (this.#child !== undefined) return this.#child
    const child = spawn(process.execPath, [this.#program], { stdio: ['pipe', 'pipe', 'ignore'] })
    this.#child = child
    const read = createMessageReader(body => {
      const { id, jpeg } = readReply(body)
      this.#answer(id, jpeg === undefined ? no('undecodable') : ok(jpeg))
    })
    child.stdout?.on('data', (chunk: Buffer) => {
      if (!read(chunk)) child.kill('SIGKILL')
    })
    child.stdin?.on('error', () => {}) // it died: `close` says so
    child.on('error', error => this.#ended(child, undefined, error))
    child.on('close', code => this.#ended(child, code))
    return child
  }

  /** It works on one picture at a time, the oldest: whose turn it was bears the death, and all that wait are given to the next one. */
  #ended(child: ChildProcess, code: number | null | undefined, error?: Error): void {
    if (this.#child !== child) return
    this.#child = undefined
    if (code === UNAVAILABLE) this.#decoder = 'ffmpeg'
    else if (this.#waiting.size > 0) this.#log.warn('the picture maker ended', { code: code ?? null, error })
    if (code === UNAVAILABLE) {
      for (const id of [...this.#waiting.keys()]) this.#answer(id, no('no_decoder'))
      return
    }
    const [oldest] = this.#waiting
    if (oldest !== undefined && ++oldest[1].deaths >= MOST_DEATHS) this.#answer(oldest[0], no('late'))
    for (const { question } of this.#waiting.values()) this.#running().stdin?.write(question)
  }

  #answer(id: number, answer: Answer): void {
    const waiting = this.#waiting.get(id)
    if (waiting === undefined) return
    clearTimeout(waiting.late)
    this.#waiting.delete(id)
    waiting.resolve(answer)
    // One that is stuck in a picture would answer nobody else either.
    if (!answer.ok && answer.problem === 'late') this.#child?.kill('SIGKILL')
  }

  /** Whoever asks from now on asks another one: this one may read no more. */
  #letGo(): void {
    clearTimeout(this.#idle)
    this.#child?.stdin?.end()
    this.#child = undefined
  }
}
