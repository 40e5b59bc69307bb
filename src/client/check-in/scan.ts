type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> }

declare const BarcodeDetector: {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

const LOOK_EVERY_MS = 200
/** A ticket that is still held before the camera is not read again. */
const SAME_WITHIN_MS = 4_000

/** Whether this browser reads codes by itself. */
export async function canScan(): Promise<boolean> {
  if (!('BarcodeDetector' in globalThis) || !('mediaDevices' in navigator)) return false
  return (await BarcodeDetector.getSupportedFormats()).includes('qr_code')
}

/** Shows the camera in `video` and tells of each code once. Answers what ends it; throws where the camera is refused. */
export async function scan(video: HTMLVideoElement, tell: (text: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const detector = new BarcodeDetector({ formats: ['qr_code'] })
  video.srcObject = stream
  await video.play()
  let last = { text: '', at: 0 }
  const look = async () => {
    const [found] = await detector.detect(video).catch(() => [])
    const now = Date.now()
    if (!found || (found.rawValue === last.text && now - last.at < SAME_WITHIN_MS)) return
    last = { text: found.rawValue, at: now }
    tell(found.rawValue)
  }
  const timer = setInterval(() => void look(), LOOK_EVERY_MS)
  return () => {
    clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
}
