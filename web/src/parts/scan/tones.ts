/** One of two tones and a vibration, so that the eyes may stay on the label. */
let audio: AudioContext | undefined;

export function answer(good: boolean): void {
  navigator.vibrate?.(good ? 60 : [80, 60, 80]);
  if (typeof AudioContext === 'undefined') return;
  try {
    audio ??= new AudioContext();
    if (audio.state !== 'running') return;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = good ? 1320 : 330;
    volume.gain.value = 0.08;
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + (good ? 0.08 : 0.25));
  } catch {
    // A device without sound still shows the characters.
  }
}
