/** Units that are offered while one is typed; the server knows more, and quotients of these. */
export const units = [
  'kg', 'g', 'mg', 'µg', 'L', 'mL', 'µL', 'each', '%', 'ppm', '°C', 'K', 'min', 'h', 's', 'd', 'mo', 'rpm', 'bar', 'mbar', 'Pa', 'hPa', 'kPa', 'mm', 'cm', 'm', 'N', 'kp', 'N·m', 'N·cm',
  'pH', '% RH', '% w/w', '% v/v', '% w/v', 'mg/mL', 'g/L', 'g/mL', 'mg/each', 'L/min', 'm³/h', 'kg/h', 'm/s', 'mPa·s', 'µS/cm', 'NTU', 'CFU', 'IU', 'lx', 'each/min', 'each/m³',
];
export const timeUnits = ['s', 'min', 'h', 'd'];
