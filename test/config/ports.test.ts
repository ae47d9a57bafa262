import { describe, expect, it } from 'vitest';
import { DEFAULT_ENDPOINT_PORT, endpointPorts } from '../../src/config/ports.ts';

describe('where health and metrics are served', () => {
  it('is another port than that which strangers reach, unless somebody wants them on one', () => {
    expect(endpointPorts(undefined, [3000])).toEqual({ own: DEFAULT_ENDPOINT_PORT, onPlatforms: false });
    expect(endpointPorts(9464, [3000])).toEqual({ own: 9464, onPlatforms: false });
    expect(endpointPorts(0, [0])).toEqual({ own: 0, onPlatforms: false });
    expect(endpointPorts(3000, [3000])).toEqual({ own: undefined, onPlatforms: true });
  });

  it('is nowhere where no port is open and nobody asked for one', () => {
    expect(endpointPorts(undefined, [])).toEqual({ own: undefined, onPlatforms: false });
  });
});
