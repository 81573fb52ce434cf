import {
  askMain,
  statusChannel,
  toMain,
  usualName,
  type Bridge,
  type ContextBridge,
  type RendererIpc,
} from './channel.ts';

/** For the preload script: lays the bridge into the page. It works with `contextIsolation` and `sandbox` on, as they are by default. */
export function exposeTelemetry(
  { contextBridge, ipcRenderer }: { contextBridge: ContextBridge; ipcRenderer: RendererIpc },
  name: string = usualName,
): void {
  let status: ReturnType<Bridge['status']>;
  ipcRenderer.on(statusChannel, (_event, now) => {
    status = now as typeof status; // sent by the main process
  });
  const bridge: Bridge = {
    call: (what, ...given) => ipcRenderer.send(toMain, what, ...given),
    ask: async (what, ...given) => ipcRenderer.invoke(askMain, what, ...given),
    status: () => status,
  };
  // Asks for the status, since what is no call's name is answered with it.
  ipcRenderer.send(toMain, 'status');
  contextBridge.exposeInMainWorld(name, bridge);
}
