// Chain heads: signatures over links. One that stands in the bundle shows who wrote what is before it; one that somebody kept elsewhere shows that it has
// not been written anew since.

import type { Findings, Place } from './findings.ts'
import { type PublicKey, signedByAny } from './keys.ts'
import type { SignedHead } from './shapes.ts'
import { type Tools, utf8 } from './tools.ts'

/** Signed at another time than it was recorded by more than this is said: a clock that was set, or a chain that was written later. */
const FAR_90K = 120 * 90_000

export type HeadsTold = {
  /** What the user, or else the bundle, holds for the station's keys. */
  readonly keys: readonly PublicKey[]
  /** All keys in the bundle. */
  readonly listed: readonly PublicKey[]
  readonly kept: readonly SignedHead[]
}

type Of = { readonly station: string; readonly camera: string; readonly chain: string }

export class HeadCheck {
  readonly #told: HeadsTold
  readonly #findings: Findings
  readonly #tools: Tools
  readonly #kept = new Map<string, SignedHead[]>()
  readonly #seen = new Set<string>()
  met = 0
  sound = 0

  constructor(told: HeadsTold, findings: Findings, tools: Tools) {
    this.#told = told
    this.#findings = findings
    this.#tools = tools
    for (const kept of told.kept) {
      const key = placeOf({ ...kept.head, chain: kept.head.stream }, kept.head.number)
      this.#kept.set(key, [...(this.#kept.get(key) ?? []), kept])
    }
  }

  get keptCount(): number {
    return this.#told.kept.length
  }

  /** Holds a head of the bundle against the link that it should sign; true where it does. `end_90k`: where its fragment ends, if it is shown. */
  async check(
    signed: SignedHead,
    of: Of,
    link: string | undefined,
    end_90k: number | undefined,
    place: Place,
  ): Promise<boolean> {
    const { head } = signed
    const detail = `${head.stream} ${head.number}`
    if (head.station !== of.station || head.camera !== of.camera || head.stream !== of.chain || head.hash !== link) {
      this.#findings.say('head_elsewhere', { ...place, detail })
      return false
    }
    const once = `${placeOf(of, head.number)} ${signed.signature} ${head.signed_at}`
    if (this.#seen.has(once)) return true
    if (!(await this.#signed(signed, place, detail))) return false
    this.#seen.add(once)
    this.sound++
    const at = Date.parse(head.signed_at) * 90
    if (end_90k !== undefined && !of.chain.endsWith('-recovered') && !(Math.abs(at - end_90k) <= FAR_90K))
      this.#findings.say('head_time', { ...place, detail: head.signed_at })
    return true
  }

  /** Every link passes here: heads that were kept elsewhere must name it. */
  async link(of: Of, number: number, hash: string, place: () => Place): Promise<void> {
    if (this.#kept.size === 0) return
    for (const kept of this.#kept.get(placeOf(of, number)) ?? []) {
      this.met++
      const detail = `${kept.head.stream} ${number}, ${kept.head.signed_at}`
      if (!(await this.#signed(kept, place(), detail))) continue
      if (kept.head.hash !== hash) this.#findings.say('chain_rewritten', { ...place(), detail })
    }
  }

  async #signed({ head, signature }: SignedHead, place: Place, detail: string): Promise<boolean> {
    const bytes = utf8(spelled(head))
    if (await signedByAny(this.#told.keys, signature, bytes, this.#tools)) return true
    const other = await signedByAny(this.#told.listed, signature, bytes, this.#tools)
    this.#findings.say(other ? 'heads_by_other_key' : 'head_forged', { ...place, detail })
    return false
  }
}

const placeOf = ({ station, camera, chain }: Of, number: number): string => `${station} ${camera} ${chain} ${number}`

/** One spelling: the fields in this order, as JSON without spaces. */
const spelled = ({ station, camera, stream, number, hash, signed_at }: SignedHead['head']): string =>
  JSON.stringify({ matthan: 'chain-head-1', station, camera, stream, number, hash, signed_at })
