// Brand: what is known of how one maker's devices behave, as data. Facts come from the makers' public documents and from what
// people report of them; design/brands.md tells which, and each quirk has a fixture in testdata.

import type { StreamName } from '#base/ids.ts'
import type { Both, BrandCode } from '#contract/brand.ts'
import type { PlaybackDialect } from '#engine/camera/playback-address.ts'

/** A habit of its devices that the program copes with by itself. */
export type Quirk = {
  readonly code: string
  readonly says: Both
  /** In testdata: the conversation or the answer that shows it, replayed by quirks.test.ts. */
  readonly fixture: string
}

export type Brand = {
  readonly code: BrandCode
  readonly label: string
  /** What its manufacturer, model, scopes, server names and realms look like. */
  readonly makers: readonly RegExp[]
  /** True: whatever names itself so is a camera or a recorder, even where only its web page answers; its maker sells no routers. */
  readonly cameras_only: boolean
  /** Whose devices it sells under its own name. */
  readonly family: BrandCode | undefined
  /**
   * Paths of a live stream, the likeliest first. `{user}`, `{password}` and `{password_hash}` stand for what some makers want in the
   * path itself.
   */
  readonly live: (channel: number, stream: StreamName) => readonly string[]
  /** How its recorders and cards are asked for a span (playback-address.ts); null: only over ONVIF, or not at all. */
  readonly playback: Exclude<PlaybackDialect, 'profile_g'> | null
  readonly ports: { readonly rtsp: number; readonly web: readonly number[] }
  /** User names with the password that devices leave the factory with; null: none, or one of its own on each label. */
  readonly accounts: readonly { readonly username: string; readonly password: string | null }[]
  readonly password_hint: Both
  /** False: nothing but its maker's cloud shows its pictures. */
  readonly gives_rtsp: boolean
  /** How a recorder's channels are listed; null: by asking for one stream after another. */
  readonly recorder: 'isapi' | 'dahua_cgi' | 'onvif' | null
  /** What a person has to know of its devices. */
  readonly notes: readonly { readonly code: string; readonly says: Both }[]
  readonly quirks: readonly Quirk[]
}

export const oneStream = (stream: StreamName, main: string, sub: string): string => (stream === 'main' ? main : sub)

export const ownPassword: Both = {
  vi: 'Mật khẩu do người lắp đặt đặt khi kích hoạt camera.',
  en: 'The password that the installer chose when the camera was activated.',
}
