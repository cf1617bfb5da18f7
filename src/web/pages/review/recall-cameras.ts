// Recall cameras: which cameras were reviewed last on this device.

const MEMORY = 'matthan.review'

export const recallCameras = (): readonly string[] => {
  try {
    return (localStorage.getItem(MEMORY) ?? '').split(',').filter(Boolean)
  } catch {
    return [] // a browser that refuses storage begins anew each time
  }
}

export const rememberCameras = (ids: readonly string[]): void => {
  try {
    localStorage.setItem(MEMORY, ids.join(','))
  } catch {
    // not remembered, still shown
  }
}
