// PTZ service: moves, presets and the home position (PTZ specification; ver20/ptz.wsdl). Values are held within the generic spaces before they leave.

import { ok } from '#base/result.ts'
import type { OnvifPtz, PtzAbilities, PtzPosition, PtzPreset, PtzStatus } from '#engine/camera/onvif-ptz.ts'
import { type OnvifResult, trouble } from '#engine/camera/onvif-trouble.ts'
import { all, find, numberOf, textOf, truthOf, type XmlElement } from '#engine/camera/xml.ts'
import { type Ask, tag } from './service.ts'

const MOST_PRESETS = 300
const LONGEST = 120

export const ptzQuestions = (ask: Ask): OnvifPtz => {
  const deed = async (operation: string, profile: string, inside = ''): Promise<OnvifResult<void>> => {
    const done = await ask('ptz', operation, tag('ProfileToken', profile) + inside)
    return done.ok ? ok(undefined) : done
  }
  const read = async <T>(operation: string, profile: string, reader: (response: XmlElement) => T) => {
    const response = await ask('ptz', operation, tag('ProfileToken', profile))
    return response.ok ? ok(reader(response.value)) : response
  }

  return {
    abilities: async () => {
      const nodes = await ask('ptz', 'GetNodes')
      return nodes.ok ? ok(readAbilities(find(nodes.value, 'PTZNode'))) : nodes
    },
    move: (profile, speed, most_ms) => {
      const seconds = Math.min(60, Math.max(0.1, most_ms / 1000))
      return deed('ContinuousMove', profile, vector('Velocity', speed, -1) + tag('Timeout', `PT${seconds}S`))
    },
    moveTo: (profile, position) => deed('AbsoluteMove', profile, vector('Position', position, 0)),
    moveBy: (profile, by) => deed('RelativeMove', profile, vector('Translation', by, -1)),
    stop: profile => deed('Stop', profile, tag('PanTilt', true) + tag('Zoom', true)),
    status: profile => read('GetStatus', profile, readStatus),
    presets: profile => read('GetPresets', profile, readPresets),
    goto: (profile, preset) => deed('GotoPreset', profile, tag('PresetToken', preset)),
    setPreset: async (profile, name, preset) => {
      const which = preset === undefined ? '' : tag('PresetToken', preset)
      const set = await ask('ptz', 'SetPreset', tag('ProfileToken', profile) + tag('PresetName', name) + which)
      if (!set.ok) return set
      const token = textOf(set.value, 'PresetToken') ?? preset
      return token === undefined
        ? trouble('rubbish', { said: 'it kept a preset without a token' })
        : ok(token.slice(0, LONGEST))
    },
    removePreset: (profile, preset) => deed('RemovePreset', profile, tag('PresetToken', preset)),
    home: profile => deed('GotoHomePosition', profile),
    setHome: profile => deed('SetHomePosition', profile),
  }
}

/** A zoom position lies in 0 … 1, its speed in −1 … 1. Of a movement only what moves is named: devices without zoom refuse the rest. */
const vector = (name: string, { pan, tilt, zoom }: PtzPosition, leastZoom: number): string => {
  const movement = name !== 'Position'
  const panTilt =
    movement && pan === 0 && tilt === 0 && zoom !== 0
      ? ''
      : `<tt:PanTilt x="${within(pan, -1)}" y="${within(tilt, -1)}"/>`
  const zoomed = movement && zoom === 0 ? '' : `<tt:Zoom x="${within(zoom, leastZoom)}"/>`
  return `<${name}>${panTilt}${zoomed}</${name}>`
}

const within = (value: number, least: number): string =>
  (Number.isFinite(value) ? Math.min(1, Math.max(least, value)) : 0).toFixed(4)

const readAbilities = (node: XmlElement | undefined): PtzAbilities => {
  const spaces = find(node, 'SupportedPTZSpaces')
  const has = (name: string) => find(spaces, name) !== undefined
  return {
    continuous: has('ContinuousPanTiltVelocitySpace') || has('ContinuousZoomVelocitySpace'),
    absolute: has('AbsolutePanTiltPositionSpace'),
    relative: has('RelativePanTiltTranslationSpace'),
    zoom: has('ContinuousZoomVelocitySpace') || has('AbsoluteZoomPositionSpace'),
    home: truthOf(node, 'HomeSupported') ?? false,
    most_presets: Math.min(MOST_PRESETS, Math.max(0, numberOf(node, 'MaximumNumberOfPresets') ?? 0)),
  }
}

const readStatus = (response: XmlElement): PtzStatus => {
  const status = find(response, 'PTZStatus')
  const moves = [textOf(status, 'MoveStatus/PanTilt'), textOf(status, 'MoveStatus/Zoom')].filter(
    move => move !== undefined,
  )
  return {
    position: readPosition(find(status, 'Position')),
    moving: moves.length === 0 ? undefined : moves.some(move => move.toUpperCase() === 'MOVING'),
  }
}

const readPosition = (said: XmlElement | undefined): PtzPosition | undefined => {
  const at = (name: string, axis: string): number => {
    const value = Number(find(said, name)?.attributes.get(axis)?.slice(0, 40) ?? Number.NaN)
    return Number.isFinite(value) ? value : 0
  }
  if (find(said, 'PanTilt') === undefined && find(said, 'Zoom') === undefined) return undefined
  return { pan: at('PanTilt', 'x'), tilt: at('PanTilt', 'y'), zoom: at('Zoom', 'x') }
}

/** Presets without a token cannot be called; devices list empty places so. */
const readPresets = (response: XmlElement): readonly PtzPreset[] =>
  all(response, 'Preset')
    .slice(0, MOST_PRESETS)
    .flatMap(preset => {
      const token = preset.attributes.get('token')
      if (token === undefined || token === '' || token.length > LONGEST) return []
      return {
        token,
        name: (textOf(preset, 'Name') ?? token).slice(0, LONGEST),
        position: readPosition(find(preset, 'PTZPosition')),
      }
    })
