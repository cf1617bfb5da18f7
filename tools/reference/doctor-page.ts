// reference/doctor.md, written from the table of what the camera doctor looks at.

import { type BrandCode, brandCodes } from '#contract/brand.ts'
import { type FixCode, findingCodes, fixCodes } from '#contract/doctor.ts'
import { brands } from '#engine/camera/brands.ts'
import { brandAdvice } from '#engine/camera/doctor/brand-advice.ts'
import { checkedThings, type Outcome } from '#engine/camera/doctor.ts'

const head = `# The camera doctor

Everything that one run looks at, by code, with every way in which it can turn out. A code never changes its meaning. Severities:
\`ok\` · \`note\` (worth knowing) · \`warning\` (works, and would work better with a change) · \`serious\` (footage is lost, cannot be seen,
or is in danger) · \`not_checked\` (the sentence says why). In sentences \`{group_ms|s}\` stands for what was measured: \`group_ms\` as seconds.
Which codes the station can put right itself is told under each outcome and at the end. Written from
\`src/engine/camera/doctor/\` by \`npm run reference\`; how it works is in [design/doctor.md](../design/doctor.md).
`

const fixWords: Readonly<Record<FixCode, string>> = {
  smart_codec_off: 'switches H.264+ / H.265+ off on the main stream',
  shorter_gop: 'sets a keyframe every 2 s on each stream whose keyframes are more than 4 s apart',
  sub_h264: 'sets the sub stream to H.264',
  set_clock: 'sets the clock to the station’s; the device’s zone and its NTP servers stay',
  sub_smaller: 'sets the sub stream to the size nearest to 640×360 that the device offers, at most 720p',
  cap_bit_rate: 'sets the main stream to a constant bit rate, as high as what is set',
  rtsp_on: 'switches RTSP on',
}

export const doctorPage = (): string => {
  const parts = findingCodes.map(code => {
    const { checks, by, outcomes } = checkedThings[code]
    const told = Object.entries(outcomes).map(([name, outcome]) => outcomePart(code, name, outcome))
    return [`## ${code}`, '', `${checks.en}. ${checks.vi}.`, '', `By: ${by.en} ${by.vi}`, '', ...told].join('\n')
  })
  return `${[head, ...parts, fixesPart()].join('\n')}\n`
}

const outcomePart = (code: string, name: string, { severity, vi, en, advice, fix }: Outcome): string => {
  const lines = [
    `### ${code}/${name}`,
    '',
    `*${severity}*${fix === undefined ? '' : `, fix \`${fix}\``}`,
    '',
    vi,
    '',
    en,
    '',
  ]
  if (advice !== undefined) lines.push(`- ${advice.vi}`, `- ${advice.en}`, '')
  for (const brand of brandCodes) lines.push(...makerLines(brand, `${code}/${name}`))
  return lines.join('\n')
}

const makerLines = (brand: BrandCode, key: string): readonly string[] => {
  const advice = brandAdvice[brand]?.[key]
  if (advice === undefined) return []
  const label = brands.find(one => one.code === brand)?.label ?? brand
  return [`**${label}**`, '', `- ${advice.vi}`, `- ${advice.en}`, '']
}

const fixesPart = (): string =>
  [
    '## Fixes',
    '',
    'A fix is offered only where an interface of that very camera can do it: its maker’s ISAPI or CGI first, else ONVIF.',
    '',
    ...fixCodes.map(code => `- \`${code}\`: ${fixWords[code]}`),
  ].join('\n')
