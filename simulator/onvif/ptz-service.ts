// PTZ (ONVIF PTZ §5): the head turns for as long as it is told, to where it is told, to its presets and home.

import type { Pose, PtzHead } from '#simulator/device/ptz-head.ts'
import { readDuration } from './iso-time.ts'
import { answers, type Call, noEntity, type Reply, refuses, type Service, spaces } from './soap.ts'
import { type Element, escapeXml, textOf, within } from './xml.ts'

const GENERIC = 'http://www.onvif.org/ver10/tptz'

export const ptzService: Service = {
  space: spaces.tptz,
  operations: Object.fromEntries(
    Object.entries({
      GetServiceCapabilities: () =>
        answers(
          '<tptz:GetServiceCapabilitiesResponse><tptz:Capabilities EFlip="false" Reverse="false" GetCompatibleConfigurations="false"/></tptz:GetServiceCapabilitiesResponse>',
        ),
      GetNodes: () => answers(`<tptz:GetNodesResponse>${node}</tptz:GetNodesResponse>`),
      GetNode: () => answers(`<tptz:GetNodeResponse>${node}</tptz:GetNodeResponse>`),
      GetConfigurations: () =>
        answers(
          '<tptz:GetConfigurationsResponse><tptz:PTZConfiguration token="PtzToken"><tt:Name>ptz</tt:Name><tt:UseCount>2</tt:UseCount><tt:NodeToken>PtzNode</tt:NodeToken><tt:DefaultPTZTimeout>PT10S</tt:DefaultPTZTimeout></tptz:PTZConfiguration></tptz:GetConfigurationsResponse>',
        ),
      GetStatus: ({ device }: Call) => answers(status(device.head, device.clock_ms())),
      ContinuousMove: ({ device, body }: Call) => continuous(device.head, body),
      AbsoluteMove: ({ device, body }: Call) => absolute(device.head, body),
      RelativeMove: ({ device, body }: Call) => relative(device.head, body),
      Stop: ({ device }: Call) => {
        device.head.stop()
        return answers('<tptz:StopResponse/>')
      },
      GetPresets: ({ device }: Call) =>
        answers(`<tptz:GetPresetsResponse>${presets(device.head)}</tptz:GetPresetsResponse>`),
      SetPreset: ({ device, body }: Call) => setPreset(device.head, body),
      GotoPreset: ({ device, body }: Call) => {
        const preset = device.head.presets.get(textOf(body, 'PresetToken') ?? '')
        if (preset === undefined) return noEntity('preset')
        device.head.goTo(preset.pose)
        return answers('<tptz:GotoPresetResponse/>')
      },
      RemovePreset: ({ device, body }: Call) =>
        device.head.presets.delete(textOf(body, 'PresetToken') ?? '')
          ? answers('<tptz:RemovePresetResponse/>')
          : noEntity('preset'),
      GotoHomePosition: ({ device }: Call) => {
        device.head.goHome()
        return answers('<tptz:GotoHomePositionResponse/>')
      },
      SetHomePosition: ({ device }: Call) => {
        device.head.setHome()
        return answers('<tptz:SetHomePositionResponse/>')
      },
    }).map(([name, operation]) => [name, (call: Call): Reply => (call.device.traits.ptz ? operation(call) : noHead)]),
  ),
}

const noHead = refuses('ter:ActionNotSupported', 'PTZ not supported', 'Receiver')

const continuous = (head: PtzHead, body: Element): Reply => {
  const velocity = poseIn(within(body, 'Velocity'))
  if (velocity === undefined) return refuses('ter:InvalidVelocity', 'velocity')
  head.move(velocity, readDuration(textOf(body, 'Timeout')))
  return answers('<tptz:ContinuousMoveResponse/>')
}

const absolute = (head: PtzHead, body: Element): Reply => {
  const pose = poseIn(within(body, 'Position'))
  if (pose === undefined) return refuses('ter:InvalidPosition', 'position')
  head.goTo(pose)
  return answers('<tptz:AbsoluteMoveResponse/>')
}

const relative = (head: PtzHead, body: Element): Reply => {
  const step = poseIn(within(body, 'Translation'))
  if (step === undefined) return refuses('ter:InvalidTranslation', 'translation')
  const { pan, tilt, zoom } = head.pose()
  head.goTo({ pan: pan + (step.pan ?? 0), tilt: tilt + (step.tilt ?? 0), zoom: zoom + (step.zoom ?? 0) })
  return answers('<tptz:RelativeMoveResponse/>')
}

const setPreset = (head: PtzHead, body: Element): Reply => {
  const token = textOf(body, 'PresetToken')
  if (token !== undefined && !head.presets.has(token)) return noEntity('preset')
  const kept = head.keepPreset(textOf(body, 'PresetName') ?? '', token)
  if (kept === undefined) return refuses('ter:TooManyPresets', 'presets', 'Receiver')
  return answers(
    `<tptz:SetPresetResponse><tptz:PresetToken>${escapeXml(kept)}</tptz:PresetToken></tptz:SetPresetResponse>`,
  )
}

/** Undefined where a number is none or outside its space. */
const poseIn = (element: Element | undefined): Partial<Pose> | undefined => {
  const turn = within(element, 'PanTilt')?.attributes
  const zoom = within(element, 'Zoom')?.attributes.get('x')
  const pose = {
    ...(turn === undefined ? {} : { pan: Number(turn.get('x')), tilt: Number(turn.get('y')) }),
    ...(zoom === undefined ? {} : { zoom: Number(zoom) }),
  }
  const values = Object.values(pose)
  return values.length > 0 && values.every(value => Math.abs(value) <= 1) ? pose : undefined
}

const position = ({ pan, tilt, zoom }: Pose): string =>
  `<tt:PanTilt x="${pan.toFixed(4)}" y="${tilt.toFixed(4)}" space="${GENERIC}/PanTiltSpaces/PositionGenericSpace"/><tt:Zoom x="${zoom.toFixed(4)}" space="${GENERIC}/ZoomSpaces/PositionGenericSpace"/>`

const status = (head: PtzHead, clock_ms: number): string => {
  const state = head.moving() ? 'MOVING' : 'IDLE'
  return (
    `<tptz:GetStatusResponse><tptz:PTZStatus><tt:Position>${position(head.pose())}</tt:Position><tt:MoveStatus><tt:PanTilt>${state}</tt:PanTilt><tt:Zoom>${state}</tt:Zoom></tt:MoveStatus>` +
    `<tt:UtcTime>${new Date(clock_ms).toISOString()}</tt:UtcTime></tptz:PTZStatus></tptz:GetStatusResponse>`
  )
}

const presets = (head: PtzHead): string =>
  [...head.presets]
    .map(
      ([token, { name, pose }]) =>
        `<tptz:Preset token="${escapeXml(token)}"><tt:Name>${escapeXml(name)}</tt:Name><tt:PTZPosition>${position(pose)}</tt:PTZPosition></tptz:Preset>`,
    )
    .join('')

const range = (tag: string, least: number): string =>
  `<tt:${tag}><tt:Min>${least}</tt:Min><tt:Max>1</tt:Max></tt:${tag}>`
const plane = (tag: string, space: string): string =>
  `<tt:${tag}><tt:URI>${GENERIC}/PanTiltSpaces/${space}</tt:URI>${range('XRange', -1)}${range('YRange', -1)}</tt:${tag}>`
const line = (tag: string, space: string, least: number): string =>
  `<tt:${tag}><tt:URI>${GENERIC}/ZoomSpaces/${space}</tt:URI>${range('XRange', least)}</tt:${tag}>`

const node =
  `<tptz:PTZNode token="PtzNode" FixedHomePosition="false"><tt:Name>head</tt:Name><tt:SupportedPTZSpaces>${plane('AbsolutePanTiltPositionSpace', 'PositionGenericSpace')}` +
  `${line('AbsoluteZoomPositionSpace', 'PositionGenericSpace', 0)}${plane('RelativePanTiltTranslationSpace', 'TranslationGenericSpace')}${line('RelativeZoomTranslationSpace', 'TranslationGenericSpace', -1)}` +
  `${plane('ContinuousPanTiltVelocitySpace', 'VelocityGenericSpace')}${line('ContinuousZoomVelocitySpace', 'VelocityGenericSpace', -1)}</tt:SupportedPTZSpaces>` +
  '<tt:MaximumNumberOfPresets>64</tt:MaximumNumberOfPresets><tt:HomeSupported>true</tt:HomeSupported></tptz:PTZNode>'
