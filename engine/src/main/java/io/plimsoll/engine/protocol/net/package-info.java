/**
 * What every protocol on sockets shares: the transport that this system offers, the kernel's
 * receive stamps and their clock, short sleeps, names and addresses. Knows no protocol.
 */
@NullMarked
package io.plimsoll.engine.protocol.net;

import org.jspecify.annotations.NullMarked;
