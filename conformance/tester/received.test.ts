import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeLong, signExtend } from '../../codecs/index.js';
import { VirtualDesktop } from '../../desktop/virtual/desktop.js';
import { messages } from '../../spec/index.js';
import { holdsWords, receive } from './received.js';

const { ACK, DATA } = messages;

test('two plain words are told from a packed lParam', () => {
  const process = new VirtualDesktop().process('tester');
  const sent = (lParam: number) => holdsWords(receive(process, ACK.value, 1, lParam, true));
  const [application, topic] = [process.addAtom('Application'), process.addAtom('Topic')];
  assert.ok(sent(makeLong(application, topic)));
  assert.ok(sent(signExtend(makeLong(application, topic))));
  assert.ok(sent(makeLong(application, 0)) && sent(makeLong(0, topic)), 'the other one is NULL');
  assert.ok(sent(makeLong(application, 0xfffd)), 'the other one is no atom');
  assert.ok(sent(0));
  for (let count = 0; count < 20; count += 1) assert.not.ok(sent(process.pack(DATA.value, application, topic)));
});

test.run();
