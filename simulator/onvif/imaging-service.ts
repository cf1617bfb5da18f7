// Imaging (ONVIF Imaging §5): brightness, colour, contrast, sharpness and the infrared filter, kept and told back.

import { answers, type Call, type Reply, refuses, type Service, spaces } from './soap.ts'
import { type Element, textOf, within } from './xml.ts'

const numbers = {
  Brightness: 'brightness',
  ColorSaturation: 'saturation',
  Contrast: 'contrast',
  Sharpness: 'sharpness',
} as const
const filters = ['ON', 'OFF', 'AUTO']

export const imagingService: Service = {
  space: spaces.timg,
  operations: {
    GetServiceCapabilities: () =>
      answers(
        '<timg:GetServiceCapabilitiesResponse><timg:Capabilities ImageStabilization="false"/></timg:GetServiceCapabilitiesResponse>',
      ),
    GetImagingSettings: ({ device: { imaging } }) => {
      const { brightness, saturation, contrast, ir_cut, sharpness } = imaging
      const told = {
        Brightness: brightness,
        ColorSaturation: saturation,
        Contrast: contrast,
        IrCutFilter: ir_cut,
        Sharpness: sharpness,
      }
      const written = Object.entries(told).map(([tag, value]) => `<tt:${tag}>${value}</tt:${tag}>`)
      return answers(
        `<timg:GetImagingSettingsResponse><timg:ImagingSettings>${written.join('')}</timg:ImagingSettings></timg:GetImagingSettingsResponse>`,
      )
    },
    GetOptions: () => {
      const one = (tag: string): string => `<tt:${tag}><tt:Min>0</tt:Min><tt:Max>100</tt:Max></tt:${tag}>`
      const modes = filters.map(filter => `<tt:IrCutFilterModes>${filter}</tt:IrCutFilterModes>`).join('')
      return answers(
        `<timg:GetOptionsResponse><timg:ImagingOptions>${one('Brightness')}${one('ColorSaturation')}${one('Contrast')}${modes}${one('Sharpness')}</timg:ImagingOptions></timg:GetOptionsResponse>`,
      )
    },
    SetImagingSettings: call => set(call),
  },
}

const set = ({ device, body }: Call): Reply => {
  const wanted: Element | undefined = within(body, 'ImagingSettings')
  const read: Partial<Record<(typeof numbers)[keyof typeof numbers], number>> = {}
  for (const [tag, name] of Object.entries(numbers)) {
    const text = textOf(wanted, tag)
    if (text === undefined) continue
    const value = Number(text)
    if (!(value >= 0 && value <= 100)) return refuses('ter:SettingsInvalid', tag)
    read[name] = value
  }
  const filter = textOf(wanted, 'IrCutFilter') ?? device.imaging.ir_cut
  if (!filters.includes(filter)) return refuses('ter:SettingsInvalid', 'IrCutFilter')
  Object.assign(device.imaging, read, { ir_cut: filter })
  return answers('<timg:SetImagingSettingsResponse/>')
}
