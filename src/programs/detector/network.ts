// Network: one installed model, ready to look at pictures. The file is held to the checksum that it was installed with before any of it is loaded; it
// runs on one thread, so that what it takes is what it is given.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type InstalledModel, readAbout } from '#engine/noticing/model-shelf.ts'
import { loadRuntime, type Runtime, type Session } from './runtime.ts'

export class Network {
  readonly model: InstalledModel
  readonly #runtime: Runtime
  readonly #session: Session

  private constructor(model: InstalledModel, runtime: Runtime, session: Session) {
    this.model = model
    this.#runtime = runtime
    this.#session = session
  }

  /** Throws when the file is another than was installed, or does not load. */
  static async open(folder: string, runtimePath: string): Promise<Network> {
    const model = readAbout(folder)
    if (model === undefined) throw new Error('no model is installed here')
    const path = join(folder, 'model.onnx')
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
    if (sha256 !== model.sha256) throw new Error('the model’s file is not the one that was installed')
    const runtime = loadRuntime(runtimePath)
    const session = await runtime.InferenceSession.create(path, {
      ...{ executionProviders: ['cpu'], executionMode: 'sequential', graphOptimizationLevel: 'all' },
      ...{ intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 },
    })
    return new Network(model, runtime, session)
  }

  /** `planes`: blue, green, red, each height × width. Throws when it answers anything but its table. */
  async look(planes: Float32Array): Promise<Float32Array> {
    const { input, output, width, height } = this.model
    const answer = await this.#session.run({
      [input]: new this.#runtime.Tensor('float32', planes, [1, 3, height, width]),
    })
    const table = answer[output]
    if (!(table?.data instanceof Float32Array)) throw new Error('the model answers something else than numbers')
    return table.data
  }
}
