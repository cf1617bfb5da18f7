// Imaging service: the picture's settings of one video source (ver20/imaging.wsdl), read, changed by name and read again.

import { ok } from '#base/result.ts'
import type {
  ImagingChange,
  ImagingOptions,
  ImagingSettings,
  IrCut,
  OnvifImaging,
} from '#engine/camera/onvif-imaging.ts'
import { type OnvifResult, trouble } from '#engine/camera/onvif-trouble.ts'
import { all, find, numberOf, textOf, type XmlElement } from '#engine/camera/xml.ts'
import { withText, writeXml } from '#engine/camera/xml-writing.ts'
import { serviceSpaces } from './namespaces.ts'
import { type Ask, tag } from './service.ts'

export const imagingQuestions = (ask: Ask): OnvifImaging => {
  const told = async (source: string): Promise<OnvifResult<XmlElement>> => {
    const response = await ask('imaging', 'GetImagingSettings', tag('VideoSourceToken', source))
    if (!response.ok) return response
    const settings = find(response.value, 'ImagingSettings')
    return settings === undefined ? trouble('rubbish', { said: 'no settings in the answer' }) : ok(settings)
  }
  const settings = async (source: string): Promise<OnvifResult<ImagingSettings>> => {
    const said = await told(source)
    return said.ok ? ok(readImaging(said.value)) : said
  }

  return {
    settings,
    options: async source => {
      const response = await ask('imaging', 'GetOptions', tag('VideoSourceToken', source))
      return response.ok ? ok(readImagingOptions(find(response.value, 'ImagingOptions') ?? response.value)) : response
    },
    set: async (source, change) => {
      const before = await told(source)
      if (!before.ok) return before
      const written = writeXml(changed(before.value, change), { name: 'ImagingSettings', space: serviceSpaces.imaging })
      const inside = `${tag('VideoSourceToken', source)}${written}${tag('ForcePersistence', true)}`
      const set = await ask('imaging', 'SetImagingSettings', inside)
      return set.ok ? settings(source) : set
    },
  }
}

export const readImaging = (said: XmlElement): ImagingSettings => {
  return {
    brightness: numberOf(said, 'Brightness'),
    contrast: numberOf(said, 'Contrast'),
    saturation: numberOf(said, 'ColorSaturation'),
    sharpness: numberOf(said, 'Sharpness'),
    ir_cut: irCut(textOf(said, 'IrCutFilter')),
  }
}

const irCut = (text: string | undefined): IrCut | undefined =>
  (['on', 'off', 'auto'] as const).find(filter => filter === text?.toLowerCase())

export const readImagingOptions = (said: XmlElement): ImagingOptions => {
  const span = (name: string) => {
    const [least, most] = [numberOf(said, `${name}/Min`), numberOf(said, `${name}/Max`)]
    return least === undefined || most === undefined || least >= most ? undefined : { least, most }
  }
  const filters = all(said, 'IrCutFilterModes').flatMap(mode => irCut(mode.text) ?? [])
  return {
    brightness: span('Brightness'),
    contrast: span('Contrast'),
    saturation: span('ColorSaturation'),
    sharpness: span('Sharpness'),
    ir_cut: filters.length === 0 ? undefined : [...new Set(filters)],
  }
}

const changed = (before: XmlElement, change: ImagingChange): XmlElement => {
  const values: readonly (readonly [string, number | string | undefined])[] = [
    ['Brightness', change.brightness],
    ['Contrast', change.contrast],
    ['ColorSaturation', change.saturation],
    ['Sharpness', change.sharpness],
    ['IrCutFilter', change.ir_cut?.toUpperCase()],
  ]
  return values.reduce(
    (tree, [name, value]) => (value === undefined ? tree : withText(tree, name, String(value))),
    before,
  )
}
