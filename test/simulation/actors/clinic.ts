import { day, hour } from '../world/world.ts';
import type { Clinic } from './cast.ts';
import { corrected, information, type Message, messageOf, spoiled } from './messages.ts';
import type { Workload } from './workload.ts';

/** Days between two messages of a clinic, on average. */
const postingInterval = 22 * day;

/** What a clinic does about a message after it was taken. */
const followUp = async (workload: Workload, clinic: Clinic, message: Message): Promise<void> => {
  const { world, ask } = workload;
  const random = world.random(`after ${message.messageId}`);
  const about = { subject: message.messageId };
  const path = { messageId: message.messageId };
  const login = clinic.clientId;
  for (let steps = random.below(4); steps > 0; steps -= 1) {
    await world.schedule.sleep(hour + random.waiting(4 * day));
    if (workload.isClosing()) return;
    const what = random.weighed({ read: 2, look: 6, inform: 4, correct: 3, cancel: 0.5 });
    const now = world.schedule.now();
    if (what === 'read') await ask({ login, route: 'GET /v1/discharges/{messageId}', path }, about);
    if (what === 'look') {
      const query = `identifier=urn:continuum:message-id%7C${message.messageId}`;
      const ofTasks = { resourceType: 'Task' };
      await ask({ login, route: 'GET /fhir/{resourceType}', path: ofTasks, query }, about);
    }
    if (what === 'inform') {
      const body = JSON.stringify(information(now, random));
      await ask({ login, route: 'POST /v1/discharges/{messageId}/information', path, body }, about);
    }
    if (what === 'correct') {
      const body = JSON.stringify(corrected(message, random));
      await ask({ login, route: 'PUT /v1/discharges/{messageId}', path, body }, about);
    }
    if (what === 'cancel') {
      const body = JSON.stringify({ reason: 'duplicate' });
      await ask({ login, route: 'POST /v1/discharges/{messageId}/cancel', path, body }, about);
      return;
    }
  }
};

const post = async (workload: Workload, clinic: Clinic, message: Message): Promise<void> => {
  const { world, ask, region } = workload;
  const random = world.random(`posting ${message.messageId}`);
  const about = { subject: message.messageId };
  if (clinic.way === 'bus') {
    workload.memory.submitted.push({ partnerId: clinic.partnerId, messageId: message.messageId });
    region.partnerBus.put({
      source: `partner.${clinic.partnerId}`,
      detailType: 'TherapyDischargeSubmitted.v1',
      detail: JSON.stringify({ contentType: 'application/json', message: message.body }),
      account: clinic.account,
    });
  } else {
    const request = { login: clinic.clientId, route: 'POST /v1/discharges' };
    if (random.chance(0.1)) {
      const body = JSON.stringify(spoiled(message, world.schedule.now()));
      await ask({ ...request, body }, about);
      await world.schedule.sleep(random.waiting(2 * hour));
    }
    await ask({ ...request, body: JSON.stringify(message.body) }, about);
  }
  workload.desk(message.practiceId).expect();
  void followUp(workload, clinic, message);
};

/** A partner clinic: posts discharges, and looks after them. */
export const runClinic = async (workload: Workload, clinic: Clinic): Promise<void> => {
  const { world } = workload;
  const random = world.random(`clinic ${clinic.partnerId}`);
  for (let number = 1; ; number += 1) {
    await world.schedule.sleep(number <= 2 ? random.waiting(4 * hour) : random.waiting(postingInterval));
    if (workload.isClosing()) return;
    await post(workload, clinic, messageOf(clinic, number, world.schedule.now(), random));
  }
};
