package io.plimsoll.engine.protocol.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    private static final AddressRule NOTHING_ALLOWED = new AddressRule(List.of());

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "fd12::1",
                "fc00::1",
                "::ffff:10.0.0.1"
            })
    void should_let_this_machine_and_private_networks_be_loaded(String literal) {
        assertThat(NOTHING_ALLOWED.refuses("host", address(literal))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "192.169.0.1",
                "2001:db8::1",
                "::ffff:8.8.8.8",
                "100.63.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.128.0.1"
            })
    void should_refuse_public_addresses_unless_their_host_is_allowed(String literal) {
        assertThat(NOTHING_ALLOWED.refuses("shop.example", address(literal)))
                .hasValueSatisfying(
                        refusal -> {
                            assertThat(refusal.why()).contains("shop.example", "not allowed");
                            assertThat(refusal.mend()).contains("--allow shop.example");
                        });
        assertThat(
                        new AddressRule(List.of("Shop.Example"))
                                .refuses("shop.EXAMPLE", address(literal)))
                .isEmpty();
    }

    /** The JDK makes IPv4 of a literal; what comes from a name server may be a mapped address. */
    @Test
    void should_judge_a_mapped_address_by_the_one_that_it_stands_for() throws UnknownHostException {
        assertThat(NOTHING_ALLOWED.refuses("host", mapped(127, 0, 0, 2))).isEmpty();
        assertThat(AddressRule.unmapped(mapped(127, 0, 0, 2))).isEqualTo(address("127.0.0.2"));
        assertThat(NOTHING_ALLOWED.refuses("host", mapped(8, 8, 8, 8)))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal.why()).contains("public address 8.8.8.8"));
        assertThat(new AddressRule(List.of("host")).refuses("host", mapped(169, 254, 169, 254)))
                .isPresent();
        assertThat(AddressRule.unmapped(address("::1"))).isEqualTo(address("::1"));
    }

    private static InetAddress mapped(int... ipv4) throws UnknownHostException {
        byte[] bytes = new byte[16];
        bytes[10] = (byte) 0xff;
        bytes[11] = (byte) 0xff;
        for (int i = 0; i < 4; i++) {
            bytes[12 + i] = (byte) ipv4[i];
        }
        return Inet6Address.getByAddress("host", bytes, -1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100.64.0.1", "100.127.255.255"})
    void should_not_call_the_address_space_that_carriers_share_public(String literal) {
        assertThat(NOTHING_ALLOWED.refuses("host", address(literal)))
                .hasValueSatisfying(
                        refusal ->
                                assertThat(refusal.why())
                                        .contains("carriers share")
                                        .doesNotContain("public"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"224.0.0.1", "239.1.2.3", "ff02::1", "255.255.255.255"})
    void should_say_that_no_connection_leads_to_an_address_of_many(String literal) {
        assertThat(new AddressRule(List.of("host")).refuses("host", address(literal)))
                .hasValueSatisfying(
                        refusal -> {
                            assertThat(refusal.why())
                                    .contains("an address of many")
                                    .doesNotContain("public");
                            assertThat(refusal.mend()).isEqualTo("name one machine");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "169.254.0.1", "fe80::1", "::ffff:169.254.169.254"})
    void should_never_load_link_local_addresses_allowed_or_not(String literal) {
        assertThat(new AddressRule(List.of("host")).refuses("host", address(literal)))
                .hasValueSatisfying(
                        refusal -> {
                            assertThat(refusal.why()).contains("link-local");
                            assertThat(refusal.mend()).contains("always refused");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void should_say_that_all_addresses_are_none(String literal) {
        assertThat(new AddressRule(List.of("host")).refuses("host", address(literal)))
                .hasValueSatisfying(
                        refusal -> {
                            assertThat(refusal.why())
                                    .contains("stands for all")
                                    .doesNotContain("public");
                            assertThat(refusal.mend()).contains("127.0.0.1");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fd00:ec2::254",
                "64:ff9b::a9fe:a9fe",
                "::169.254.169.254",
                "2002:a9fe:a9fe::"
            })
    void should_never_load_metadata_services_in_the_clothes_of_ipv6(String literal) {
        assertThat(new AddressRule(List.of("host")).refuses("host", address(literal))).isPresent();
    }

    @Test
    void should_know_mapped_addresses_also_when_they_were_kept_as_ipv6()
            throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = (byte) 169;
        mapped[13] = (byte) 254;
        mapped[14] = 1;
        mapped[15] = 1;

        assertThat(
                        new AddressRule(List.of("host"))
                                .refuses(
                                        "host",
                                        java.net.Inet6Address.getByAddress("host", mapped, 1)))
                .isPresent();
    }
}
