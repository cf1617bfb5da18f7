// Given device: one that a search found, so that nobody types again what is known of it.

import type { BrandCode } from '#contract/brand.ts'

export type GivenDevice = {
  readonly address: string
  readonly brand: BrandCode | null
  readonly rtsp_port: number | null
  readonly recorder: boolean
  readonly title: string
}
